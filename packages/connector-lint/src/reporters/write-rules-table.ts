import { writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { rulesTable } from './rules-table.js'

writeFileSync('docs/connector-rules.md', await format(rulesTable(), { parser: 'markdown' }))

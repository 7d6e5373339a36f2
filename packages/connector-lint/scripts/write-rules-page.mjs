import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulesPage } from '../dist/src/reporters/rules-page.js'

writeFileSync(join(import.meta.dirname, '../../../docs/connector-rules.md'), rulesPage())

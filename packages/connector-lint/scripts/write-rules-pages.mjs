import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulePages } from '../dist/test/rule-pages.js'

const folder = join(import.meta.dirname, '../../../docs/rules')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const [name, page] of rulePages()) writeFileSync(join(folder, name), page)

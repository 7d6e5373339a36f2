import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from './run-node.mjs'

// node scripts/check-format.mjs: looks whether all files are laid out as Prettier would, by oxfmt, which takes a fortieth of its time.
// Prettier itself, whose layout it is, is run by .ci/run, and by "npm run format".

const folder = 'node_modules/.cache'
const file = join(folder, 'oxfmt.json')
mkdirSync(folder, { recursive: true })
writeFileSync(
  file,
  JSON.stringify({
    ...JSON.parse(readFileSync('.prettierrc.json', 'utf8')),
    sortPackageJson: false,
    ignorePatterns: readFileSync('.prettierignore', 'utf8').split(/\r?\n/).filter(Boolean),
  }),
)
await runNode('node_modules/oxfmt/bin/oxfmt', '--check', '--config', file)

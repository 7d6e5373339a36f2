import { readFileSync } from 'node:fs'
import { cachedConfig } from './cached-config.mjs'
import { runNode } from './run-node.mjs'

// node scripts/check-format.mjs: looks whether all files are laid out as Prettier would, by oxfmt, which takes a fortieth of its time.
// Prettier itself, whose layout it is, is run by .ci/run, and by "npm run format".

const file = cachedConfig('oxfmt.json', {
  ...JSON.parse(readFileSync('.prettierrc.json', 'utf8')),
  sortPackageJson: false,
  ignorePatterns: readFileSync('.prettierignore', 'utf8').split(/\r?\n/).filter(Boolean),
})
await runNode('node_modules/oxfmt/bin/oxfmt', '--check', '--config', file)

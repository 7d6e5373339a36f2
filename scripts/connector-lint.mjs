import { resolve } from 'node:path'
import { projectFolder } from './project-folder.mjs'
import { runNode } from './run-node.mjs'
import { setUp } from './set-up.mjs'

// node scripts/connector-lint.mjs check [arguments]: sets up what is missing, then runs the command of
// packages/connector-lint, or its statistics of a corpus; check looks at the project's own connector when no path is given.
const [command, ...args] = process.argv.slice(2)
const takesValue = (arg) => ['--profile', '--format'].includes(arg)
const named = args.some((arg, i) => !arg.startsWith('-') && !takesValue(args[i - 1]))
await setUp()
const script = resolve(
  command === 'corpus'
    ? 'packages/connector-lint/scripts/lint-corpus.mjs'
    : 'packages/connector-lint/dist/src/main.js',
)
process.chdir(projectFolder())
await runNode(
  script,
  ...(command === 'corpus' ? [] : [command]),
  ...args,
  ...(command === 'check' && !named ? ['connector'] : []),
)

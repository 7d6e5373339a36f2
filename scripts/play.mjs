import { resolve } from 'node:path'
import { projectFolder } from './project-folder.mjs'
import { runNode } from './run-node.mjs'
import { setUp } from './set-up.mjs'

// node scripts/play.mjs [arguments]: sets up what is missing, then runs the command of packages/flow-simulator, on the project's own
// connector when neither a path nor a script is given.
const args = process.argv.slice(2)
const valued = ['--url', '--port', '--script']
const named = args.some((arg, index) => !arg.startsWith('-') && !valued.includes(args[index - 1]))
const isAboutScript = args.some((arg) => /^(--script|--help|-h)\b/.test(arg))
await setUp()
const script = resolve('packages/flow-simulator/dist/src/main.js')
process.chdir(projectFolder())
await runNode(script, ...(named || isAboutScript ? [] : ['connector']), ...args)

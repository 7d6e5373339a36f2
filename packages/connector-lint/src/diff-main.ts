import { finish } from './command-line.js'
import { diffCommand } from './diff/diff-command.js'

finish(diffCommand(process.argv.slice(2)))

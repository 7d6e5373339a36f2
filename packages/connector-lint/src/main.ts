import { checkCommand } from './check-command.js'
import { finish } from './command-line.js'

finish(checkCommand(process.argv.slice(2)))

import { performIn } from '../command-line/perform.js'
import { projectFolder } from '../command-line/project-folder.js'
import { runMain } from '../command-line/run-main.js'
import { connectorProgram } from './connector-program.js'

await runMain(connectorProgram(performIn(() => projectFolder())))

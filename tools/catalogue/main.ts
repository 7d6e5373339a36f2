import { performIn } from '../command-line/perform.js'
import { projectFolder } from '../command-line/project-folder.js'
import { runMain } from '../command-line/run-main.js'
import { checkProgram } from './check-program.js'

await runMain(checkProgram(performIn(() => projectFolder())))

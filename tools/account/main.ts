import { performIn } from '../command-line/perform.js'
import { runMain } from '../command-line/run-main.js'
import { realSurroundings } from '../surroundings.js'
import { accountProgram } from './account-program.js'

await runMain(accountProgram(performIn(realSurroundings)))

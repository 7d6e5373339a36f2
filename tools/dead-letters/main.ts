import { performIn } from '../command-line/perform.js'
import { runMain } from '../command-line/run-main.js'
import { realSurroundings } from '../surroundings.js'
import { deadLettersProgram } from './dead-letters-program.js'

await runMain(deadLettersProgram(performIn(realSurroundings)))

import { performIn } from '../command-line/perform.js'
import { runMain } from '../command-line/run-main.js'
import { realSurroundings } from '../surroundings.js'
import { eventsProgram } from './events-program.js'

await runMain(eventsProgram(performIn(realSurroundings)))

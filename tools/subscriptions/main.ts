import { performIn } from '../command-line/perform.js'
import { runMain } from '../command-line/run-main.js'
import { realSurroundings } from '../surroundings.js'
import { subscriptionsProgram } from './subscriptions-program.js'

await runMain(subscriptionsProgram(performIn(realSurroundings)))

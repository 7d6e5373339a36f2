import { fileURLToPath } from 'node:url'
import { performIn } from '../command-line/perform.js'
import { runMain } from '../command-line/run-main.js'
import { connectorProgram } from './connector-program.js'

const appFolder = fileURLToPath(new URL('../../../', import.meta.url))

await runMain(connectorProgram(performIn(() => appFolder)))

import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { performIn } from '../command-line/perform.js'
import { readEnvironment } from '../command-line/read-environment.js'
import { runMain } from '../command-line/run-main.js'
import { keysProgram } from './keys-program.js'

const perform = performIn(async () => ({
  environment: await readEnvironment(),
  catalogueFolder: fileURLToPath(new URL('../../../catalogue/', import.meta.url)),
  now: () => new Date(),
  random: randomBytes,
}))

await runMain(keysProgram(perform))

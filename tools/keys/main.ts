import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { performIn } from '../command-line/perform.js'
import { projectFolder } from '../command-line/project-folder.js'
import { readEnvironment } from '../command-line/read-environment.js'
import { runMain } from '../command-line/run-main.js'
import { keysProgram } from './keys-program.js'

const perform = performIn(async () => ({
  environment: await readEnvironment(),
  catalogueFolder: join(projectFolder(), 'catalogue'),
  now: () => new Date(),
  random: randomBytes,
}))

await runMain(keysProgram(perform))

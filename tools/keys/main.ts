import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { runMain } from '../command-line/run-main.js'
import { runCommand } from './run-command.js'

await runMain('keys', (args, environment) =>
  runCommand(args, {
    environment,
    catalogueFolder: fileURLToPath(new URL('../../../catalogue/', import.meta.url)),
    now: () => new Date(),
    random: randomBytes,
  }),
)

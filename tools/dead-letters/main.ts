import { runMain } from '../command-line/run-main.js'
import { runCommand } from './run-command.js'

await runMain('dead-letters', (args, environment) =>
  runCommand(args, {
    environment,
    now: () => new Date(),
    progress: (line) => {
      console.error(line)
    },
  }),
)

import { runMain } from '../command-line/run-main.js'
import { checkAccount } from './check-account.js'

await runMain('account', (args, environment) =>
  checkAccount(args, {
    environment,
    now: () => new Date(),
    progress: (line) => {
      console.error(line)
    },
  }),
)

import type { Command } from 'commander'
import { createProgram } from '../command-line/create-program.js'
import type { Perform } from '../command-line/perform.js'
import { whereSettingsAre } from '../command-line/where-settings-are.js'
import type { Surroundings } from '../surroundings.js'
import { checkAccount, type AccountOptions } from './check-account.js'

/** `npm run account`. */
export const accountProgram = (perform: Perform<Surroundings>): Command =>
  createProgram(
    'npm run account --',
    "Proves that each stored event's account adds up, of all tenants.",
  )
    .option('--event <id>', 'of this event only')
    .option('--event-type <name>', 'of events of this type only')
    .option('--from <time>', 'of events fired then or later, as ISO 8601')
    .option('--until <time>', 'of events fired before, as ISO 8601')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      `
The exit code is 1 when an account is wrong, when an event that is older than 15 minutes has no whole record, or when
anything else goes wrong; 2 for wrong usage.
${whereSettingsAre}
Results go to standard output, progress and remarks to standard error.`,
    )
    .action((options: AccountOptions) =>
      perform((surroundings) => checkAccount(options, surroundings)),
    )

import type { Command } from 'commander'
import { createProgram } from '../command-line/create-program.js'
import type { Perform } from '../command-line/perform.js'
import { whereSettingsAre } from '../command-line/where-settings-are.js'
import type { Surroundings } from '../surroundings.js'
import { addSearches } from './add-searches.js'
import { encrypt, type EncryptOptions } from './encrypt.js'
import { newKey } from './new-key.js'

/** `npm run subscriptions`, with all its commands. */
export const subscriptionsProgram = (perform: Perform<Surroundings>): Command => {
  const program = createProgram(
    'npm run subscriptions --',
    'Subscriptions: what they have received, and how they are stored.',
  )
  addSearches(program, perform)
  program
    .command('encrypt')
    .description('encrypts all callback URLs by the first key of ENCRYPTION_KEYS')
    .option('--dry-run', 'only counts those that are not encrypted so')
    .option('--json', 'for programs')
    .action((options: EncryptOptions) => perform((surroundings) => encrypt(options, surroundings)))
  program
    .command('new-key')
    .description('makes a key for ENCRYPTION_KEYS')
    .action(() => perform(() => newKey()))
  return program.addHelpText(
    'after',
    `
A command's own options: npm run subscriptions -- <command> --help

To change the key while the app runs: put the new one second in ENCRYPTION_KEYS; once all instances have it, put it
first; run "encrypt"; remove the former one. "encrypt" may be stopped, and run again, at any time.

${whereSettingsAre}
Results go to standard output, progress and remarks to standard error.
The exit code is 1 when a URL could not be encrypted, or anything else goes wrong; 2 for wrong usage.`,
  )
}

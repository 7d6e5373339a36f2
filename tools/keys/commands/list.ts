import type { Command } from 'commander'
import type { Perform } from '../../command-line/perform.js'
import { listKeys } from '../list-keys.js'
import type { Surroundings } from '../surroundings.js'

/** `npm run keys -- list`: the keys without their secrets, as lines or as JSON. */
export const addList = (keys: Command, perform: Perform<Surroundings>): Command =>
  keys
    .command('list')
    .description('shows the keys, oldest first, never a secret')
    .option('--json', 'for programs')
    .action((options: { readonly json?: boolean }) =>
      perform((surroundings) => listKeys(options, surroundings)),
    )

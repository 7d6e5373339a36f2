import { Option, type Command } from 'commander'
import { permissions } from '../../../src/keys/api-key.js'
import { items, itemsOf } from '../../command-line/items.js'
import { numberFrom } from '../../command-line/number-from.js'
import type { Perform } from '../../command-line/perform.js'
import { createKey, type NewKey } from '../create-key.js'
import { keyName } from '../key-name.js'
import type { Surroundings } from '../surroundings.js'

const mostDays = 3650

/** `npm run keys -- create`: prints a new key, the only time. */
export const addCreate = (keys: Command, perform: Perform<Surroundings>): Command =>
  keys
    .command('create')
    .description('prints a new key, this once')
    .requiredOption('--name <text>', 'whom or what the key is for', keyName)
    .option('--tenant <tenant id>', 'whose it is; by default the only one of AzureAd__TenantId')
    .option('--event-types <a,b>', 'names of event types; by default all', items)
    .addOption(
      new Option('--can <a,b>', `what it lets its bearer do: ${permissions.join(', ')}`)
        .argParser(itemsOf(permissions))
        .default(['subscribe'], 'subscribe'),
    )
    .option('--expires <days>', 'when it ends; without this it lasts', numberFrom(1, mostDays))
    .action((options: NewKey) => perform((surroundings) => createKey(options, surroundings)))

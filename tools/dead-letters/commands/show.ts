import type { Command } from 'commander'
import type { Perform } from '../../command-line/perform.js'
import type { Surroundings } from '../../surroundings.js'
import { showDeadLetter } from '../show-dead-letter.js'

/** `npm run dead-letters -- show`: one dead letter with its event’s payload, as JSON. */
export const addShow = (deadLetters: Command, perform: Perform<Surroundings>): Command =>
  deadLetters
    .command('show')
    .description('shows all that is known of one, its event’s payload included, as JSON')
    .argument('<id>', 'the dead letter’s id, as "list" shows it')
    .requiredOption('--tenant <tenant id>', 'whose it is, as "list" shows it')
    .action((id: string, { tenant }: { readonly tenant: string }) =>
      perform((surroundings) => showDeadLetter({ tenant, id }, surroundings)),
    )

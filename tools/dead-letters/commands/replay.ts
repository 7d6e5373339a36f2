import type { Command } from 'commander'
import { addFilters } from '../../add-filters.js'
import type { Perform } from '../../command-line/perform.js'
import { UsageError } from '../../command-line/usage-error.js'
import { readFilters, type Filters } from '../../read-filters.js'
import type { Surroundings } from '../../surroundings.js'
import { replayDeadLetters, type ReplayOptions } from '../replay-dead-letters.js'
import { replayOne } from '../replay-one.js'

/** `npm run dead-letters -- replay`: has one dead letter attempted again, or all that filters name; neither is a usage error. */
export const addReplay = (deadLetters: Command, perform: Perform<Surroundings>): Command =>
  addFilters(
    deadLetters
      .command('replay')
      .description(
        'has dead letters attempted again, with their whole schedule before them: one by its id, or all that the filters name',
      )
      .argument('[id]', 'one dead letter’s id, as "list" shows it, with its --tenant'),
  )
    .option('--all', 'without any filter')
    .option('--dry-run', 'only counts them')
    .option('--yes', 'even if they are more than 1,000')
    .option('--cursor <text>', 'when it was stopped: goes on from the last one that it told')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nA callback that is disabled is not replayed to: POST /subscriptions/{id}/enable first.',
    )
    .action(
      (id: string | undefined, options: Filters & ReplayOptions & { readonly all?: boolean }) =>
        perform((surroundings) => {
          if (id !== undefined) return replayOne(options.tenant, id, surroundings)
          const query = readFilters(options)
          if (Object.keys(query).length === 0 && !options.all)
            throw new UsageError(
              'Name a dead letter by its id, or several by filters, or say --all.',
            )
          return replayDeadLetters(query, options, surroundings)
        }),
    )

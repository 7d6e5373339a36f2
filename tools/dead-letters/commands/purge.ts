import type { Command } from 'commander'
import { readTime } from '../../../src/operations/search-filters.js'
import type { Perform } from '../../command-line/perform.js'
import { asUsage } from '../../read-filters.js'
import type { Surroundings } from '../../surroundings.js'
import { purgeBefore, type PurgeOptions } from '../purge-before.js'

/** `npm run dead-letters -- purge`: deletes settled events from before a day; a dry run counts them. */
export const addPurge = (deadLetters: Command, perform: Perform<Surroundings>): Command =>
  deadLetters
    .command('purge')
    .description(
      'deletes events that were fired before a day, and all that became of them; those that are not settled yet are kept',
    )
    .requiredOption('--before <day>', 'such as 2026-01-31', (text) =>
      asUsage(() => readTime('before', text)),
    )
    .option('--dry-run', 'only counts them')
    .action((options: PurgeOptions) =>
      perform((surroundings) => purgeBefore(options, surroundings)),
    )

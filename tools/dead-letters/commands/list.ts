import type { Command } from 'commander'
import { addFilters } from '../../add-filters.js'
import { addPaging } from '../../add-paging.js'
import type { Perform } from '../../command-line/perform.js'
import { readFilters, type Filters } from '../../read-filters.js'
import type { Surroundings } from '../../surroundings.js'
import { listDeadLetters, type ListOptions } from '../list-dead-letters.js'

/** `npm run dead-letters -- list`: a page of dead letters, the newest events first, as lines or as JSON. */
export const addList = (deadLetters: Command, perform: Perform<Surroundings>): Command =>
  addPaging(
    addFilters(
      deadLetters
        .command('list')
        .description('shows dead letters, the newest events of each scope and type first'),
    ),
    { usual: 100, most: 100_000 },
  ).action((options: Filters & ListOptions) =>
    perform((surroundings) => listDeadLetters(readFilters(options), options, surroundings)),
  )

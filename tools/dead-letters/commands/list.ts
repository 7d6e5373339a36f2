import { Option, type Command } from 'commander'
import { addFilters } from '../../add-filters.js'
import { wholeNumberFrom } from '../../command-line/number-from.js'
import type { Perform } from '../../command-line/perform.js'
import { readFilters, type Filters } from '../../read-filters.js'
import type { Surroundings } from '../../surroundings.js'
import { listDeadLetters, type ListOptions } from '../list-dead-letters.js'

const [usualLimit, mostLimit] = [100, 100_000]

/** Adds `list`. */
export const addList = (deadLetters: Command, perform: Perform<Surroundings>): Command =>
  addFilters(
    deadLetters
      .command('list')
      .description('shows dead letters, the newest events of each scope and type first'),
  )
    .addOption(
      new Option('--limit <n>', 'how many at most; a remark says how to go on')
        .argParser(wholeNumberFrom(1, mostLimit))
        .default(usualLimit),
    )
    .option('--cursor <text>', 'goes on where such a remark says, with the same filters')
    .option('--json', 'for programs')
    .action((options: Filters & ListOptions) =>
      perform((surroundings) => listDeadLetters(readFilters(options), options, surroundings)),
    )

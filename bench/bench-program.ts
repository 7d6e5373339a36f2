import type { Command } from 'commander'
import { createProgram } from '../tools/command-line/create-program.js'
import { itemsOf } from '../tools/command-line/items.js'

/** What a run of the benchmark is asked to do. */
export interface BenchOptions {
  readonly quick: boolean
  /** Names of the figures to measure, in their usual order. */
  readonly only: readonly string[]
  /** Where the figures are written to. */
  readonly json?: string
  /** The document whose table of figures is replaced. */
  readonly document?: string
}

/** `npm run bench`, over the figures of these names. */
export const benchProgram = (
  names: readonly string[],
  bench: (options: BenchOptions) => Promise<void>,
): Command => {
  const figures = itemsOf(names)
  return createProgram(
    'npm run bench --',
    'Measures everything (about half an hour) and prints a table.',
  )
    .option('--quick', 'a first impression (about five minutes)')
    .option('--only <name,…>', 'only these figures', (text: string, before?: readonly string[]) => [
      ...(before ?? []),
      ...figures(text),
    ])
    .option(
      '--json <file>',
      'writes the figures to a file too; those that it holds and that were not measured are kept',
    )
    .option('--document <file>', 'puts the table into a Markdown document, between its marks')
    .addHelpText(
      'after',
      `
Each figure is a value beside a reference that is measured in the same run; docs/benchmark.md says how.
"npm run bench:plots -- --json <file>" draws docs/benchmark-*.svg from such a file. The exit code is 1 when a delivery is
missing or unexplained, or a figure could not be measured; 2 for wrong usage.

Figures: ${names.join(', ')}`,
    )
    .action(({ quick = false, only = names, ...files }: Partial<BenchOptions>) =>
      bench({ quick, only: names.filter((name) => only.includes(name)), ...files }),
    )
}

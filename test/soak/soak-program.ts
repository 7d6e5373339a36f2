import type { Command } from 'commander'
import { createProgram } from '../../tools/command-line/create-program.js'
import { itemsOf } from '../../tools/command-line/items.js'
import { numberFrom, wholeNumberFrom } from '../../tools/command-line/number-from.js'

/** The parts of a soak, in the order in which they are run. */
export const stages = ['kills', 'many', 'stream'] as const

/** One part. */
export type Stage = (typeof stages)[number]

/** What a soak is asked to do. */
export interface SoakOptions {
  readonly minutes: number
  readonly seed: number
  readonly hosts: number
  readonly only: readonly Stage[]
}

/** `npm run soak`. */
export const soakProgram = (
  newSeed: () => number,
  soak: (options: SoakOptions) => Promise<void>,
): Command =>
  createProgram('npm run soak --', 'Kills, disturbs and reconciles for ten minutes and a few more.')
    .option('--minutes <n>', 'how long the stream of events lasts', numberFrom(0.1, 10_000), 10)
    .option('--seed <n>', 'the same random sequence again', wholeNumberFrom(0, 2 ** 32 - 1))
    .option('--hosts <n>', 'from 2 to 4', wholeNumberFrom(2, 4), 3)
    .option('--only <name,…>', 'only these stages', itemsOf(stages))
    .addHelpText(
      'after',
      `
Stages:
  kills    a host dies before and after each numbered step of docs/architecture.md
  many     one event to 100,000 subscriptions
  stream   events to 290 flows that fail in every way, while hosts are killed and storage fails at random; then everything
           drains, and each account, each delivery and the memory of a host are checked

The exit code is 1 when anything is not as promised, 2 for wrong usage. Only what is decided here follows from the seed: what
happens at the same time on a machine does not.`,
    )
    .action(({ only = stages, seed = newSeed(), ...options }: Asked) =>
      soak({ ...options, seed, only: stages.filter((stage) => only.includes(stage)) }),
    )

type Asked = Pick<SoakOptions, 'minutes' | 'hosts'> & Partial<SoakOptions>

import type { Command } from 'commander'
import { createProgram } from '../../tools/command-line/create-program.js'
import { numberFrom, wholeNumberFrom } from '../../tools/command-line/number-from.js'

/** What a simulation is asked to do. */
export interface SimulateOptions {
  readonly minutes: number
  readonly seed: number
  readonly path?: string
}

/** `npm run simulate`. */
export const simulateProgram = (
  newSeed: () => number,
  run: (options: SimulateOptions) => Promise<void>,
): Command =>
  createProgram(
    'npm run simulate --',
    'Runs the engine through thousands of made-up days, and looks for one that breaks a promise.',
  )
    .option('--minutes <n>', 'how long to look', numberFrom(0.01, 10_000), 1)
    .option('--seed <n>', 'the same scenarios again', wholeNumberFrom(0, 2 ** 32 - 1))
    .option('--path <n:n…>', 'of the scenarios of that seed, only the one that was found')
    .addHelpText(
      'after',
      `
Storage, queues, network, clocks and randomness are simulated: the same seed is the same run, on any machine. What is found is made
smaller, then printed: the scenario, what happened moment by moment, and how to see it again.

The exit code is 1 when something was found, 2 for wrong usage.`,
    )
    .action(({ seed = newSeed(), ...options }: Asked) => run({ ...options, seed }))

type Asked = Pick<SimulateOptions, 'minutes' | 'path'> & Partial<SimulateOptions>

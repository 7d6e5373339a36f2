import type { Command } from 'commander'
import { createProgram } from '../../tools/command-line/create-program.js'
import { wholeNumberFrom } from '../../tools/command-line/number-from.js'

/** What a fuzz is asked to do. */
export interface FuzzOrder {
  readonly requests: number
  readonly seed: number
  readonly path?: string
}

/** `npm run fuzz`. */
export const fuzzProgram = (
  newSeed: () => number,
  run: (order: FuzzOrder) => Promise<void>,
): Command =>
  createProgram(
    'npm run fuzz --',
    'Sends made-up requests to every route of the app, and looks for one that it cannot cope with.',
  )
    .option('--requests <n>', 'how many to send', wholeNumberFrom(1, 100_000_000), 50_000)
    .option('--seed <n>', 'the same requests again', wholeNumberFrom(0, 2 ** 32 - 1))
    .option('--path <n:n…>', 'of the requests of that seed, only the one that was found')
    .addHelpText(
      'after',
      `
The app runs in this process, on an Azurite of its own; it calls nobody. Requests are made from the schemas of /swagger.json and of the
routes that it does not have; some fit, most are wrong somewhere. What is answered with 500 or more is made smaller, then printed.

The exit code is 1 when something was found, 2 for wrong usage.`,
    )
    .action(({ seed = newSeed(), ...order }: Asked) => run({ ...order, seed }))

type Asked = Pick<FuzzOrder, 'path' | 'requests'> & Partial<FuzzOrder>

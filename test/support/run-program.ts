import type { Command } from 'commander'
import type { Perform, Said } from '../../tools/command-line/perform.js'

/** Runs a program in this process and in these surroundings: what it says. */
export const runProgram = async <Surroundings>(
  createProgram: (perform: Perform<Surroundings>) => Command,
  surroundings: Surroundings,
  args: readonly string[],
): Promise<Said> => {
  let said: Said = {}
  const program = createProgram(async (work) => {
    said = await work(surroundings)
  })
  await program.parseAsync(args, { from: 'user' })
  return said
}

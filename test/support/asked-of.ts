import type { Command } from 'commander'

/** What a program asks its command to do, for these arguments. */
export const askedOf = async <Options>(
  programFor: (run: (options: Options) => Promise<void>) => Command,
  args: readonly string[],
): Promise<Partial<Options>> => {
  let asked: Partial<Options> = {}
  const program = programFor((options) => {
    asked = options
    return Promise.resolve()
  })
  await program.parseAsync([...args], { from: 'user' })
  return asked
}

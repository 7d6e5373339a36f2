import { CommanderError, type Command } from 'commander'

/** The help that a program shows for these arguments, without a process of its own. */
export const helpOf = async (
  createProgram: (perform: () => Promise<void>) => Command,
  args: readonly string[],
): Promise<string> => {
  let shown = ''
  const program = createProgram(() => Promise.resolve())
  for (const command of [program, ...program.commands])
    command.configureOutput({
      writeOut: (text) => {
        shown += text
      },
    })
  await program.parseAsync(args, { from: 'user' }).catch((error: unknown) => {
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error
  })
  return shown
}

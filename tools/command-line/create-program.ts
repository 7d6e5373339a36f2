import { Command } from 'commander'
import { demandValues } from './demand-values.js'
import { UsageError } from './usage-error.js'
import { usageText } from './usage-text.js'

/** A program that is called as `npm run keys --`: it throws a UsageError for what it cannot understand, and shows its help. */
export const createProgram = (call: string, description: string): Command => {
  const program = new Command(call)
  return program
    .description(description)
    .helpOption('--help', 'this text')
    .configureOutput({
      // As results are told: the console does not mind a reader who has gone, as "| head" does.
      writeOut: (text) => {
        console.log(text.trimEnd())
      },
      writeErr: () => undefined, // What is wrong is thrown, and told by runMain.
    })
    .exitOverride((end) => {
      if (end.exitCode === 0) throw end
      throw new UsageError(usageText(end, program), { cause: end })
    })
    .hook('preAction', (_, command) => {
      demandValues(command)
    })
}

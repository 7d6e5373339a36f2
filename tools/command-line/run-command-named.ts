import type { Said } from './run-main.js'
import { UsageError } from './usage-error.js'

/** A command line's commands by their names: what each of them does, and how all are used. */
export interface Commands<Surroundings> {
  readonly help: string
  readonly named: ReadonlyMap<
    string,
    (args: readonly string[], surroundings: Surroundings) => Promise<Said>
  >
}

/** Does what the command line says. */
export const runCommandNamed = async <Surroundings>(
  { help, named }: Commands<Surroundings>,
  [name, ...args]: readonly string[],
  surroundings: Surroundings,
): Promise<Said> => {
  if (name === '--help' || name === 'help' || args.includes('--help')) return { result: help }
  const command = named.get(name ?? '')
  if (command) return command(args, surroundings)
  const known = [...named.keys()].join(', ')
  throw new UsageError(
    name === undefined
      ? `Which command? There are: ${known}.`
      : `There is no command "${name}". There are: ${known}.`,
  )
}

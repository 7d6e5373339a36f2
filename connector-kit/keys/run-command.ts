import type { Said } from '../../command-line/run-main.js'
import type { Command, Surroundings } from './command.js'
import { createKey } from './create-key.js'
import { help } from './help.js'
import { listKeys } from './list-keys.js'
import { revokeKey } from './revoke-key.js'
import { rotateKey } from './rotate-key.js'
import { UsageError } from '../../command-line/usage-error.js'

const commands = new Map<string, Command>([
  ['create', createKey],
  ['rotate', rotateKey],
  ['revoke', revokeKey],
  ['list', listKeys],
])

/** Does what the command line says. */
export const runCommand = async (
  [name, ...args]: readonly string[],
  surroundings: Surroundings,
): Promise<Said> => {
  if (name === '--help' || name === 'help' || args.includes('--help')) return { result: help }
  const command = commands.get(name ?? '')
  if (command) return command(args, surroundings)
  const known = [...commands.keys()].join(', ')
  throw new UsageError(
    name === undefined
      ? `Which command? There are: ${known}.`
      : `There is no command "${name}". There are: ${known}.`,
  )
}

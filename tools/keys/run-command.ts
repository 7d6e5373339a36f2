import { runCommandNamed } from '../command-line/run-command-named.js'
import type { Said } from '../command-line/run-main.js'
import type { Command, Surroundings } from './command.js'
import { createKey } from './create-key.js'
import { help } from './help.js'
import { listKeys } from './list-keys.js'
import { revokeKey } from './revoke-key.js'
import { rotateKey } from './rotate-key.js'

const named = new Map<string, Command>([
  ['create', createKey],
  ['rotate', rotateKey],
  ['revoke', revokeKey],
  ['list', listKeys],
])

/** Does what the command line says. */
export const runCommand = (args: readonly string[], surroundings: Surroundings): Promise<Said> =>
  runCommandNamed({ help, named }, args, surroundings)

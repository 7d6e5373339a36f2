import { runCommandNamed } from '../command-line/run-command-named.js'
import type { Said } from '../command-line/run-main.js'
import type { Surroundings } from '../operation.js'
import type { Command } from './command.js'
import { help } from './help.js'
import { listDeadLetters } from './list-dead-letters.js'
import { purge } from './purge.js'
import { replayDeadLetters } from './replay-dead-letters.js'
import { showDeadLetter } from './show-dead-letter.js'

const named = new Map<string, Command>([
  ['list', listDeadLetters],
  ['show', showDeadLetter],
  ['replay', replayDeadLetters],
  ['purge', purge],
])

/** Does what the command line says. */
export const runCommand = (args: readonly string[], surroundings: Surroundings): Promise<Said> =>
  runCommandNamed({ help, named }, args, surroundings)

import type { Command } from 'commander'
import { createProgram } from '../command-line/create-program.js'
import type { Perform } from '../command-line/perform.js'
import { whereSettingsAre } from '../command-line/where-settings-are.js'
import { addCreate } from './commands/create.js'
import { addList } from './commands/list.js'
import { addRevoke } from './commands/revoke.js'
import { addRotate } from './commands/rotate.js'
import type { Surroundings } from './surroundings.js'

/** `npm run keys`, with all its commands. */
export const keysProgram = (perform: Perform<Surroundings>): Command => {
  const program = createProgram(
    'npm run keys --',
    'API keys, for connections and publishers that do not sign in with Entra ID.',
  )
  for (const add of [addCreate, addRotate, addRevoke, addList]) add(program, perform)
  return program.addHelpText(
    'after',
    `
A command's own options: npm run keys -- <command> --help

${whereSettingsAre}
A key is sent as the header x-api-key. The app notices a rotation with --grace 0 and a revocation within half a minute.
Only the key goes to standard output, remarks go to standard error: npm run --silent keys -- create … > key.txt
The exit code is 2 for wrong usage, 1 for whatever else goes wrong.`,
  )
}

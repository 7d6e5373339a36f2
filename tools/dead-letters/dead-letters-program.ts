import type { Command } from 'commander'
import { createProgram } from '../command-line/create-program.js'
import type { Perform } from '../command-line/perform.js'
import { whereSettingsAre } from '../command-line/where-settings-are.js'
import type { Surroundings } from '../surroundings.js'
import { addList } from './commands/list.js'
import { addPurge } from './commands/purge.js'
import { addReplay } from './commands/replay.js'
import { addShow } from './commands/show.js'

/** `npm run dead-letters`, with all its commands. */
export const deadLettersProgram = (perform: Perform<Surroundings>): Command => {
  const program = createProgram(
    'npm run dead-letters --',
    'What could not be delivered, of all tenants.',
  )
  for (const add of [addList, addShow, addReplay, addPurge]) add(program, perform)
  return program.addHelpText(
    'after',
    `
A command's own options: npm run dead-letters -- <command> --help

list and replay take filters: --tenant <id> --event-type <name> --subscription <id> --reason <reason> --from <time>
--until <time>. A reason is one such as too-large, or a side of it: exhausted, server-error. Times are those of firing, as
ISO 8601.

A callback that is disabled is not replayed to: POST /subscriptions/{id}/enable first.
${whereSettingsAre}
Results go to standard output, progress and remarks to standard error. The exit code is 2 for wrong usage, 1 for whatever
else goes wrong.`,
  )
}

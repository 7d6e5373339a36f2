import { Option, type Command } from 'commander'
import { addPaging, addSpan, addState, addTenant } from '../add-paging.js'
import { createProgram } from '../command-line/create-program.js'
import type { Perform } from '../command-line/perform.js'
import { whereSettingsAre } from '../command-line/where-settings-are.js'
import type { LineOptions } from '../lines-table.js'
import type { Surroundings } from '../surroundings.js'
import { listEventDeliveries, type EventLines } from './list-event-deliveries.js'
import { listEvents, type EventFilters } from './list-events.js'
import { sendEventAgain } from './send-event-again.js'
import { showEvent } from './show-event.js'

/** `npm run events`, with all its commands. */
export const eventsProgram = (perform: Perform<Surroundings>): Command => {
  const program = createProgram('npm run events --', 'What was fired, and what became of it.')
  addPaging(
    addSpan(addTenant(program.command('list').description('shows events, the newest first')))
      .option('--event-type <name>', 'of this type only')
      .option('--id <event id>', 'this one only')
      .option('--tracking-id <id>', 'that of this delivery only')
      .addOption(
        new Option('--scope <scope>', 'for the tenant, or for all').choices(['tenant', 'all']),
      ),
  ).action((options: EventFilters & LineOptions) => {
    const { limit, cursor, json, ...filters } = options
    return perform((surroundings) => listEvents(filters, options, surroundings))
  })
  addTenant(
    program
      .command('show')
      .description('shows an event with its account and its payload, as JSON')
      .argument('<id>', 'the event’s id'),
  ).action((id: string, { tenant }: { readonly tenant: string }) =>
    perform((surroundings) => showEvent({ tenant, id }, surroundings)),
  )
  addPaging(
    addState(
      addTenant(
        program
          .command('deliveries')
          .description('shows what became of an event for each subscription, or why it got none')
          .argument('<id>', 'the event’s id'),
      ),
    ).option('--subscription <id>', 'for this one only'),
  ).action((id: string, options: EventLines & LineOptions) =>
    perform((surroundings) => listEventDeliveries(id, options, options, surroundings)),
  )
  addTenant(
    program
      .command('send-again')
      .description('has an event delivered again to one subscription, whether it got it or not')
      .argument('<id>', 'the event’s id')
      .requiredOption('--subscription <id>', 'to this one'),
  ).action((id: string, options: { readonly tenant: string; readonly subscription: string }) =>
    perform((surroundings) => sendEventAgain(id, options, surroundings)),
  )
  return program.addHelpText(
    'after',
    `
A command's own options: npm run events -- <command> --help
${whereSettingsAre}
Results go to standard output, progress and remarks to standard error. The exit code is 2 for wrong usage, 1 for whatever
else goes wrong.`,
  )
}

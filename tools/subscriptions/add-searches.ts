import { Option, type Command } from 'commander'
import { addPaging, addSpan, addState, addTenant } from '../add-paging.js'
import type { Perform } from '../command-line/perform.js'
import type { LineOptions } from '../lines-table.js'
import type { Surroundings } from '../surroundings.js'
import {
  listSubscriptionDeliveries,
  type SubscriptionLines,
} from './list-subscription-deliveries.js'
import { listSubscriptions, statusChoices, type SubscriptionFilters } from './list-subscriptions.js'
import { sendMissedAgain, type SendMissedOptions } from './send-missed-again.js'
import { showSubscription } from './show-subscription.js'

/** Adds the commands that look for subscriptions, and send to them what they missed. */
export const addSearches = (program: Command, perform: Perform<Surroundings>): void => {
  addTenant(program.command('list').description('shows subscriptions'))
    .option('--event-type <name>', 'to events of this type only')
    .option('--oid <object id>', 'of this maker only')
    .option('--flow <text>', 'of flows or triggers with this in their names only')
    .addOption(
      new Option(
        '--status <status>',
        'whose callbacks are so; disabled-soon: half of the way to being disabled, or further',
      ).choices(statusChoices),
    )
    .option('--json', 'for programs')
    .action((options: SubscriptionFilters) =>
      perform((surroundings) => listSubscriptions(options, surroundings)),
    )
  addTenant(
    program
      .command('show')
      .description('shows how one fares, and what it has not received, as JSON')
      .argument('<id>', 'the subscription’s id, or one that it has replaced'),
  ).action((id: string, { tenant }: { readonly tenant: string }) =>
    perform((surroundings) => showSubscription({ tenant, id }, surroundings)),
  )
  addPaging(
    addState(
      addSpan(
        addTenant(
          program
            .command('deliveries')
            .description('shows what became of each event for one, or why it did not get it')
            .argument('<id>', 'the subscription’s id'),
        ),
      ),
    ),
  ).action((id: string, options: SubscriptionLines & LineOptions) =>
    perform((surroundings) => listSubscriptionDeliveries(id, options, options, surroundings)),
  )
  addTenant(
    program
      .command('send-again')
      .description('sends to one all that it missed: what died, was retired, or was never sent')
      .argument('<id>', 'the subscription’s id')
      .requiredOption('--from <time>', 'of events fired then or later, as ISO 8601')
      .option('--until <time>', 'of events fired before, as ISO 8601')
      .option('--dry-run', 'only counts them')
      .option('--cursor <text>', 'when it was stopped: goes on from the last one that it told'),
  ).action((id: string, options: SendMissedOptions) =>
    perform((surroundings) => sendMissedAgain(id, options, surroundings)),
  )
}

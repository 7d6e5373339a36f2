import { openStorage } from '../../src/storage/storage.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import type { SharedWorld } from './shared-world.js'

/** Has the callback of a flow of this name have failed for 96 of the 120 hours after which it is disabled. */
export const worsen = async (
  { stack, tenant }: Pick<SharedWorld, 'stack' | 'tenant'>,
  flow: string,
): Promise<void> => {
  const connectionString = stack().settings.AzureWebJobsStorage ?? ''
  const subscriptions = tableSubscriptions(openStorage({ connectionString }).table('subscriptions'))
  const all = await subscriptions.page(tenant, undefined, 1000)
  const found = all.subscriptions.find(({ context }) => context.workflowName === flow)
  if (!found) throw new Error(`The flow ${flow} has no subscription`)
  const failingSince = new Date(Date.now() - 96 * 3_600_000)
  const failedAt = new Date()
  await subscriptions.updateState(found, () => ({
    change: {
      health: { failures: 50, failingSince, failedAt },
      history: [
        { at: failingSince.toISOString(), change: 'on-probation', reason: 'server-error' },
        { at: failedAt.toISOString(), change: 'failing', percent: 75, reason: 'server-error' },
      ],
    },
    answer: true,
  }))
}

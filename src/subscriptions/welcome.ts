import type { WorkQueues } from '../queues/work-queues.js'
import type { Added } from './add-subscription.js'
import { goodStanding, isGood } from './standing.js'
import type { NewSubscription } from './subscription.js'
import type { Subscriptions } from './subscription-table.js'

/** Keeps a subscription, and sees to it that its flow gets what was parked while it was off. */
export type Welcome = (request: NewSubscription) => Promise<Added>

/** What it works with. */
export interface WelcomeParts {
  readonly subscriptions: Pick<Subscriptions, 'add' | 'amend'>
  readonly queues: Pick<WorkQueues, 'release'>
}

/**
 * Welcomes a flow, or welcomes it back. One that subscribes is on: whatever was held against its callback is forgotten, and what
 * was parked for it, or for the subscription whose place it takes, is released.
 */
export const welcome =
  ({ subscriptions, queues }: WelcomeParts): Welcome =>
  async (request) => {
    const added = await subscriptions.add(request)
    const { subscription, repeated, parkedSince } = added
    const { id, tenantId, standing } = subscription
    if (parkedSince) {
      const since = parkedSince.toISOString()
      await queues.release({ tenantId, subscriptionId: id, since })
    }
    if (repeated && !isGood(standing)) {
      const change = { standing: goodStanding }
      await subscriptions.amend(subscription, () => ({ change, answer: true }))
    }
    return added
  }

import type { WorkQueues } from '../queues/work-queues.js'
import type { Added } from './add-subscription.js'
import { goodStanding, isGood } from '../callbacks/callback-health.js'
import type { NewSubscription } from './subscription.js'
import type { Subscriptions } from './subscription-table.js'

/** Keeps a subscription, and sees to it that its flow gets what was parked while it was off. */
export type Welcome = (request: NewSubscription) => Promise<Added>

/** What it works with. */
export interface WelcomeParts {
  readonly subscriptions: Pick<Subscriptions, 'add' | 'amend'>
  readonly queues: Pick<WorkQueues, 'release'>
}

/** The release comes after the standing is forgotten, which would stop it. */
const releaseSeconds = 2

/**
 * Welcomes a flow, or welcomes it back. One that subscribes is on: what was parked for it, or for the subscription whose place it
 * takes, is released, and whatever was held against its callback is forgotten. In this order: as long as its standing says that
 * something is parked, a call that is repeated, or the first delivery, does what a crash left undone.
 */
export const welcome =
  ({ subscriptions, queues }: WelcomeParts): Welcome =>
  async (request) => {
    const added = await subscriptions.add(request)
    const { id, tenantId, standing } = added.subscription
    if (standing.parkedSince) {
      const since = standing.parkedSince.toISOString()
      await queues.release({ tenantId, subscriptionId: id, since }, releaseSeconds)
    }
    if (!isGood(standing)) {
      const change = { standing: goodStanding }
      await subscriptions.amend(added.subscription, () => ({ change, answer: true }))
    }
    return added
  }

import { goodHealth, isGoodHealth, type CallbackHealth } from '../callbacks/callback-health.js'
import { forgiven } from '../callbacks/health-history.js'
import { Problem } from '../problem.js'
import type { WorkQueues } from '../queues/work-queues.js'
import type { SubscriptionKey } from './callback-state-table.js'
import type { Added } from './put-subscription.js'
import { refuseBeyondQuotas, type SubscriptionQuotas } from './quotas.js'
import type { Subscriptions } from './subscription-table.js'
import type { NewSubscription } from './subscription.js'

/** Keeps a subscription, and sees to it that its flow gets what was parked while it was off. */
export type Subscribe = (request: NewSubscription) => Promise<Added>

/** The subscriptions, and the queue that releases what is parked. */
export interface SubscribeParts {
  readonly subscriptions: Pick<
    Subscriptions,
    'add' | 'count' | 'countSiblings' | 'remove' | 'updateState'
  >
  readonly queues: Pick<WorkQueues, 'release' | 'wake'>
  readonly quotas: SubscriptionQuotas
  /** Told of callbacks that are in good health again; absent: nobody is. */
  readonly news?: {
    readonly callback: (
      key: SubscriptionKey,
      health: CallbackHealth,
      before: CallbackHealth,
    ) => void
  }
}

/** By then the health of before is forgotten, which would stop the release. */
const releaseSeconds = 2

/**
 * Subscribes a flow, for the first time or again. One that subscribes is on: what was parked for it, or for the subscription that
 * it replaces, is released, and whatever was held against its callback is forgotten. In this order: as long as its health says that
 * something is parked, a call that is repeated, or the first delivery, does what a crash left undone.
 */
export const subscribe = ({ subscriptions, queues, quotas, news }: SubscribeParts): Subscribe => {
  /** Counted once it is there, so that of several at the same moment none is overlooked; taken back where it is too many. */
  const refuseBeyond = async (added: Added): Promise<void> => {
    const { tenantId, id } = added.subscription
    try {
      await refuseBeyondQuotas(subscriptions, quotas, added)
    } catch (error) {
      if (error instanceof Problem) await subscriptions.remove(tenantId, id)
      throw error
    }
  }

  return async (request) => {
    const added = await subscriptions.add(request)
    if (added.isMore || added.superseded) await refuseBeyond(added)
    const { id, tenantId, oid, health } = added.subscription
    const { formerHealth = health, superseded } = added
    // Whoever has the callback URL of another user's flow has no say in how it fares.
    if (oid !== request.oid) return added
    if (health.parkedSince) {
      const since = health.parkedSince.toISOString()
      await queues.release({ tenantId, subscriptionId: id, since }, releaseSeconds)
    }
    if (!isGoodHealth(health)) {
      const order = { change: 'subscribed', by: request.oid } as const
      await subscriptions.updateState(added.subscription, (state) => ({
        // The history of one that replaces another says so already.
        change: superseded ? { health: goodHealth } : forgiven(state, request.createdAt, order),
        answer: true,
      }))
      await queues.wake({ tenantId, subscriptionId: id })
    }
    if (!isGoodHealth(formerHealth)) news?.callback(added.subscription, goodHealth, formerHealth)
    if (superseded) await queues.wake({ tenantId, subscriptionId: superseded })
    return added
  }
}

import pLimit from 'p-limit'
import type { Delivery } from '../../delivery-store/delivery.js'
import type { Subscription } from '../../subscriptions/subscription.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'

/** Who has deliveries now, by the ids of the subscriptions that they were for: nobody where none is there any more. */
export type CurrentSubscriptions = (
  deliveries: readonly Pick<Delivery, 'subscriptionId' | 'tenantId'>[],
) => Promise<ReadonlyMap<string, Subscription>>

const readsAtOnce = 16

/** Reads each subscription once: an operation for each, and more for one that was replaced. */
export const currentSubscriptions =
  ({ current }: Pick<Subscriptions, 'current'>): CurrentSubscriptions =>
  async (deliveries) => {
    const tenantOf = new Map(
      deliveries.map(({ subscriptionId, tenantId }) => [subscriptionId, tenantId]),
    )
    const found = await pLimit(readsAtOnce).map([...tenantOf], async ([id, tenantId]) => {
      const subscription = await current(tenantId, id)
      return subscription ? [[id, subscription] as const] : []
    })
    return new Map(found.flat())
  }

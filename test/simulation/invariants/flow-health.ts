import { toHealth } from '../../../src/callbacks/callback-health-text.js'
import type { CallbackHealth } from '../../../src/callbacks/callback-health.js'
import { toKeys } from '../../../src/subscriptions/subscription-row.js'
import type { Flow } from '../flow.js'
import type { World } from '../world.js'

/** A flow's subscription of now. */
export const subscriptionOf = ({ tenantId, eventType, subscriptionIds }: Flow) => ({
  tenantId,
  eventType,
  id: subscriptionIds.at(-1) ?? '',
})

/** The partition of `subscriptions` that a flow's subscription is in. */
export const partitionOf = (flow: Flow): string => toKeys(subscriptionOf(flow)).partitionKey

/** The health of a flow's callback, as it is stored; undefined for a flow without a subscription. */
export const healthOf = ({ storage }: World, flow: Flow): CallbackHealth | undefined => {
  const { partitionKey, rowKey } = toKeys(subscriptionOf(flow))
  const rows = storage.table('subscriptions').partition(partitionKey)
  const row = rows.find((each) => each.rowKey === rowKey)
  const standing = row?.values.standing
  return row && toHealth(typeof standing === 'string' ? standing : '')
}

import { toHealth } from '../../../src/callbacks/callback-health-text.js'
import type { CallbackHealth } from '../../../src/callbacks/callback-health.js'
import { toKeys } from '../../../src/subscriptions/subscription-row.js'
import type { Flow } from '../flow.js'
import type { SimulatedRow } from '../storage/simulated-table.js'
import type { World } from '../world.js'

/** A flow's subscription of now. */
export const subscriptionOf = ({ tenantId, eventType, subscriptionIds }: Flow) => ({
  tenantId,
  eventType,
  id: subscriptionIds.at(-1) ?? '',
})

/** The partition of `subscriptions` that a flow's subscription is in. */
export const partitionOf = (flow: Flow): string => toKeys(subscriptionOf(flow)).partitionKey

const read = new WeakMap<SimulatedRow, CallbackHealth>()

const toRead = (row: SimulatedRow): CallbackHealth => {
  const { standing } = row.values
  const health = read.get(row) ?? toHealth(typeof standing === 'string' ? standing : '')
  read.set(row, health)
  return health
}

/** The health of a flow's callback, as it is stored; undefined for a flow without a subscription. */
export const healthOf = ({ storage }: World, flow: Flow): CallbackHealth | undefined => {
  const { partitionKey, rowKey } = toKeys(subscriptionOf(flow))
  const row = storage.table('subscriptions').find(partitionKey, rowKey)
  return row && toRead(row)
}

import { toDeliveries } from '../../../src/delivery-store/chunk-row.js'
import { toDelivery } from '../../../src/delivery-store/delivery-row.js'
import type { Delivery } from '../../../src/delivery-store/delivery.js'
import { eventPartition } from '../../../src/delivery-store/event-rows.js'
import { isChunk, isDelivery } from '../../../src/delivery-store/tally.js'
import type { AcceptedEvent, World } from '../world.js'
import { rowsOf } from './accounts.js'

/** The deliveries of an event, as they are now. */
export const deliveriesOf = (
  world: World,
  { scope, id }: Pick<AcceptedEvent, 'scope' | 'id'>,
): readonly Delivery[] => {
  const byId = new Map<string, Delivery>()
  for (const row of rowsOf(world, eventPartition(scope, id))) {
    const found = isChunk(row) ? toDeliveries(row) : isDelivery(row) ? [toDelivery(row)] : []
    for (const each of found) byId.set(each.subscriptionId, each)
  }
  return [...byId.values()]
}

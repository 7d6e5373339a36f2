import type { Deliveries } from '../../src/delivery-store/delivery-table.js'
import type { Delivery } from '../../src/delivery-store/delivery.js'
import { newEventId } from '../../src/events/event-id.js'
import type { EventKey } from '../../src/events/event.js'
import { newAttempt, newDelivery, noon, secondsAfterNoon, tenant } from './deliveries.js'

/** An event's key; a later one comes first in tables. */
export const newKey = (seconds = 0, scope = tenant, eventType = 'instore'): EventKey => ({
  scope,
  eventId: newEventId(eventType, secondsAfterNoon(seconds)),
})

/** A delivery that its first attempt made a dead letter. */
export const deadAtOnce = (number: number, changes: Partial<Delivery> = {}): Delivery =>
  newDelivery(number, {
    state: 'deadLettered',
    firstState: 'deadLettered',
    reason: 'too-large',
    attempts: [newAttempt({ status: 413 })],
    ...changes,
  })

/** A delivery that has a row of its own, in which it is dead after two attempts. */
export const exhausted = (number: number, changes: Partial<Delivery> = {}): Delivery =>
  newDelivery(number, {
    state: 'deadLettered',
    reason: 'exhausted: server-error',
    attempts: [newAttempt({ status: 503 }), newAttempt({ status: 500 })],
    ...changes,
  })

/** Records an event's only chunk, with deliveries as their first attempt left them, and rows for those that moved on since. */
export const record = async (
  deliveries: Pick<Deliveries, 'addChunk' | 'update'>,
  key: EventKey,
  of: readonly Delivery[],
  { tenantId = tenant, number = 0, chunks = 1 } = {},
): Promise<readonly Delivery[]> => {
  const placed = of.map((each) => ({
    ...each,
    ...key,
    tenantId,
    chunk: number,
    subscriptionId: each.subscriptionId.replace(/^[^-]+/, key.eventId.split('-')[0] ?? ''),
  }))
  await deliveries.addChunk({
    ...key,
    chunk: { number, chunks, tenantId },
    deliveries: placed.map((each) =>
      each.state === each.firstState
        ? each
        : { ...each, state: each.firstState, attempts: each.attempts.slice(0, 1), dueAt: noon },
    ),
  })
  for (const each of placed)
    if (each.state !== each.firstState) await deliveries.update(each, undefined)
  return placed
}

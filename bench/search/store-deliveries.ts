import { randomUUID } from 'node:crypto'
import type { Delivery } from '../../src/delivery-store/delivery.js'
import { chunksOf, partOf } from '../../src/delivery-store/plan.js'
import { newEventId } from '../../src/events/event-id.js'
import type { Event } from '../../src/events/event.js'
import { keyOf, toId } from '../../src/storage/ids.js'
import { keyRange, newKey } from '../../src/subscriptions/key-range.js'
import { writeSubscriptions, type SeededSubscription } from '../stack/seed-subscriptions.js'
import type { Stores } from './stores.js'

/** Whose deliveries are stored. */
export const tenantId = '7e4a47ed-0000-4000-8000-000000000001'

const subscribedAt = new Date(Date.now() - 30 * 86_400_000)

/** Stores so many subscriptions to an event type as their rows; every tenth filters by something that no event holds. */
export const storeSubscriptions = async (
  { table }: Pick<Stores, 'table'>,
  eventType: string,
  count: number,
): Promise<readonly string[]> => {
  const subscriptions = Array.from({ length: count }, (_, i): SeededSubscription => ({
    ...{ id: toId(eventType, newKey()), tenantId, eventType, oid: `maker-${i % 50}` },
    callbackUrl: `https://prod-1.westeurope.logic.azure.com/workflows/${i}/run?sig=none`,
    filters: i % 10 === 9 ? { store: 'none' } : {},
    createdAt: subscribedAt,
    context: { platform: 'Power Automate', workflowName: randomUUID(), environmentId: 'env' },
  }))
  await writeSubscriptions(await table('subscriptions')(), subscriptions)
  return subscriptions.map(({ id }) => id)
}

/** Stores an event and its deliveries as fan-out would have: nine of ten delivered at once, one of a hundred given up after a retry. */
export const storeEvent = async (
  { deliveries, events }: Pick<Stores, 'deliveries' | 'events'>,
  eventType: string,
  firedAt: Date,
  subscriptions: readonly string[],
): Promise<Event> => {
  const payload = new TextEncoder().encode(JSON.stringify({ store: 'Magasin 1', left: 3 }))
  const id = newEventId(eventType, firedAt)
  const event = { id, eventType, scope: tenantId, firedAt, correlationId: randomUUID(), payload }
  await events.add([event])
  const key = { scope: tenantId, eventId: id }
  const got = subscriptions.filter((_, i) => i % 10 !== 9)
  const part = partOf(tenantId, subscriptions.length)
  if (part.slices > 1) await deliveries.addPlan(key, { parts: [part] })
  for (const chunk of chunksOf({ parts: [part] })) {
    const { from, before } = keyRange(chunk.slice, chunk.slices)
    const own = got.filter((each) => keyOf(each) >= from && keyOf(each) < before)
    const made = own.map((subscriptionId, i): Delivery => {
      const failed = i % 100 === 0
      const attempt = { at: firedAt, milliseconds: 80, runId: '08584700000000000000CU01' }
      return {
        ...{ ...key, tenantId, subscriptionId, chunk: chunk.number },
        attempts: [failed ? { ...attempt, status: 503 } : { ...attempt, status: 202 }],
        state: failed ? 'pending' : 'delivered',
        firstState: failed ? 'pending' : 'delivered',
      }
    })
    await deliveries.addChunk({ ...key, chunk, deliveries: made })
    const dead = made.filter(({ state }) => state === 'pending')
    for (const each of dead)
      await deliveries.update(
        { ...each, state: 'deadLettered', reason: 'exhausted: server-error' },
        undefined,
      )
  }
  return event
}

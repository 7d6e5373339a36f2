import { createHash } from 'node:crypto'
import type { TableClient } from '@azure/data-tables'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { toChunkRow } from './chunk-row.js'
import { toDeliveryRow } from './delivery-row.js'
import type { Delivery, StoredDelivery } from './delivery.js'
import { toStoredRow } from './event-rows.js'

/**
 * The numbers of late chunks begin past those of any plan: each holds one delivery, of an event that was sent again to a subscription that
 * it had not gone to. Whoever counts chunks counts it as one, whatever version it is.
 */
export const firstLateChunk = 2_000_000_000

const lateChunks = 100_000_000

/** Two subscriptions of an event may be given the same number: the second takes the next one. */
const tries = 8

/** A number that is likely to be a subscription's own. */
const lateNumber = (subscriptionId: string, taken: number): number => {
  const hash = createHash('sha256').update(subscriptionId).digest().readUInt32BE()
  return firstLateChunk + ((hash + taken) % lateChunks)
}

/** What is to be recorded of a delivery that nobody planned: it is pending, and due at once. */
export type LateDelivery = Pick<Delivery, 'scope' | 'eventId' | 'tenantId' | 'subscriptionId'> & {
  readonly dueAt: Date
}

/** Records such a delivery, once: the one that holds, which is another's when that came first. */
export type AddLate = (late: LateDelivery) => Promise<Delivery>

/** A late delivery as it is recorded, in a chunk of this number. */
export const toLateDelivery = ({ dueAt, ...key }: LateDelivery, taken = 0): Delivery => ({
  ...key,
  ...{ chunk: lateNumber(key.subscriptionId, taken), attempts: [], dueAt, replayedAt: dueAt },
  ...{ state: 'pending', firstState: 'pending' },
})

/**
 * Adds late deliveries in one transaction: a chunk, by which the event's account counts them, and a row of their own, of which there is
 * one for each subscription. So none is counted twice, or not at all, whatever dies.
 */
export const addLate =
  (
    table: () => Promise<TableClient>,
    get: (
      event: LateDelivery,
      chunk: number,
      subscriptionId: string,
    ) => Promise<StoredDelivery | undefined>,
  ): AddLate =>
  async (late) => {
    for (let taken = 0; taken < tries; taken++) {
      const delivery = toLateDelivery(late, taken)
      const { scope, eventId, tenantId, chunk: number } = delivery
      const { replayedAt, ...first } = delivery
      const chunk = toChunkRow({
        ...{ scope, eventId, deliveries: [first] },
        chunk: { number, chunks: 1, tenantId },
      })
      const isAdded = await succeededUnless([409], async () =>
        (await table()).submitTransaction([
          ['create', { ...toStoredRow(chunk) }],
          ['create', { ...toStoredRow(toDeliveryRow(delivery)) }],
        ]),
      )
      const there = isAdded ? { delivery } : await get(late, number, late.subscriptionId)
      if (there) return there.delivery
    }
    throw new Error(`No late chunk of ${late.eventId} is free`)
  }

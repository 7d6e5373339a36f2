import type { Delivery } from '../../delivery-store/delivery.js'
import type { Chunk } from '../../delivery-store/plan.js'
import { payloadOf, type Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import { holding } from '../../subscriptions/filters.js'
import { keyRange } from '../../subscriptions/key-range.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import type { Tried, TryDelivery } from '../attempt/try-delivery.js'
import type { CallLimiter } from '../limits/call-limiter.js'
import { whenMostlySettled } from '../limits/when-mostly-settled.js'
import { gathering } from './gathering.js'

/** Where a chunk's subscriptions are, and how its deliveries are attempted. */
export interface AttemptChunkParts {
  readonly subscriptions: Pick<Subscriptions, 'recipientsIn'>
  readonly tryDelivery: TryDelivery
  /** The one that tryDelivery makes its calls through. */
  readonly callLimiter: Pick<CallLimiter, 'full'>
}

/** What the first attempts of a chunk start from. */
export interface ChunkStart {
  /** The chunk's subscriptions, where they have been read already. */
  readonly recipients?: readonly Recipient[]
  /** Called when only callbacks that hang are left to wait for. */
  readonly releaseEarly?: () => void
}

/** What came of a chunk's first attempts: a delivery for each recipient, in order. */
export interface AttemptedChunk {
  readonly found: readonly Recipient[]
  readonly deliveries: readonly Delivery[]
  readonly healthUpdated: Promise<unknown>
}

/** A chunk whose calls have all begun keeps its weight in the pool for this long at most. */
const longestHoldMs = 3000

/** Makes a chunk's first attempts. */
export const attemptChunk =
  ({ subscriptions, tryDelivery, callLimiter }: AttemptChunkParts) =>
  async (
    event: Event,
    chunk: Chunk,
    { recipients, releaseEarly }: ChunkStart,
    log: Log,
  ): Promise<AttemptedChunk> => {
    const partition = { scope: chunk.tenantId, eventType: event.eventType }
    const found = matching(
      event,
      recipients ??
        (await subscriptions.recipientsIn(partition, keyRange(chunk.slice, chunk.slices))),
    )
    const trying = gathering<Tried>()
    for (const recipient of found) {
      // A delivery is begun only when its call can be: until then it would only take memory.
      const full = callLimiter.full()
      if (full) await full
      if (trying.hasFailed()) break
      trying.add(tryDelivery(event, newDelivery(event, chunk, recipient), recipient, log))
    }
    // Where one of them fails, the others are over before the message is handed out again.
    const tried = await trying.all(
      releaseEarly && whenMostlySettled(trying.counts(), longestHoldMs, releaseEarly),
    )
    const healthUpdated = Promise.all(tried.flatMap((each) => each.healthUpdated ?? []))
    // It may fail before anyone awaits it, which must not end the process.
    healthUpdated.catch(() => undefined)
    return {
      found,
      deliveries: tried.map(({ delivery }) => ({ ...delivery, firstState: delivery.state })),
      healthUpdated,
    }
  }

/** The recipients whose filters let the event through; its payload is parsed only when one of them has any. */
const matching = (event: Event, recipients: readonly Recipient[]): readonly Recipient[] => {
  if (recipients.every(({ filters }) => Object.keys(filters).length === 0)) return recipients
  const holds = holding(payloadOf(event))
  return recipients.filter(({ filters }) => holds(filters))
}

const newDelivery = (event: Event, chunk: Chunk, recipient: Recipient): Delivery => ({
  scope: event.scope,
  eventId: event.id,
  tenantId: chunk.tenantId,
  subscriptionId: recipient.id,
  chunk: chunk.number,
  firstState: 'pending',
  state: 'pending',
  attempts: [],
})

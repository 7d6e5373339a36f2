import { countStates } from '../../delivery-store/chunk-row.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import type { Delivery } from '../../delivery-store/delivery.js'
import type { Chunk } from '../../delivery-store/plan.js'
import { payloadOf, type Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import { matchesFilters } from '../../subscriptions/filters.js'
import { keyRange } from '../../subscriptions/key-range.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import type { Tried, TryDelivery } from '../attempt/try-delivery.js'
import type { CallLimiter } from '../limits/call-limiter.js'
import { whenMostlySettled } from '../limits/when-mostly-settled.js'
import type { FollowUp } from '../outcome/follow-up.js'

/** What a run of a chunk starts from. */
export interface ChunkRun {
  /** It may have been recorded before. */
  readonly again: boolean
  /** The chunk's subscriptions, where they have been read already. */
  readonly recipients?: readonly Recipient[]
  /** Called when only callbacks that hang are left to wait for. */
  readonly releaseEarly?: () => void
}

/** Makes the first attempt at each delivery of a chunk, records them together, and follows up what did not succeed. */
export type DeliverChunk = (event: Event, chunk: Chunk, run: ChunkRun, log: Log) => Promise<void>

/** Where a chunk's subscriptions and record are, and how its deliveries are attempted and followed up. */
export interface DeliverChunkParts {
  readonly subscriptions: Pick<Subscriptions, 'recipientsIn' | 'noteLastStart'>
  readonly deliveries: Pick<Deliveries, 'chunk' | 'addChunk'>
  readonly tryDelivery: TryDelivery
  /** The one that tryDelivery makes its calls through. */
  readonly callLimiter: Pick<CallLimiter, 'full'>
  readonly followUp: FollowUp
  readonly now: () => Date
}

/** A chunk whose calls have all begun keeps its weight in the pool for this long at most. */
const longestHoldMs = 3000

/** Delivers chunks. Recording comes before following up: a run that dies in between is resumed from the record. */
export const deliverChunk =
  ({
    subscriptions,
    deliveries,
    tryDelivery,
    callLimiter,
    followUp,
    now,
  }: DeliverChunkParts): DeliverChunk =>
  async (event, chunk, { again, recipients, releaseEarly }, log) => {
    const startedAt = now()
    const resume = async (): Promise<boolean> => {
      const recorded = await deliveries.chunk(
        { scope: event.scope, eventId: event.id },
        chunk.number,
      )
      if (!recorded) return false
      await followUp(recorded, log)
      log('chunk.resumed', { eventId: event.id, chunk: chunk.number })
      return true
    }
    if (again && (await resume())) return

    const partition = { scope: chunk.tenantId, eventType: event.eventType }
    const found = matching(
      event,
      recipients ??
        (await subscriptions.recipientsIn(partition, keyRange(chunk.slice, chunk.slices))),
    )
    const trying: Promise<Tried>[] = []
    const failures: unknown[] = []
    for (const recipient of found) {
      // A delivery is begun only when its call can be: until then it would only take memory.
      const full = callLimiter.full()
      if (full) await full
      if (failures.length > 0) break
      const tried = tryDelivery(event, newDelivery(event, chunk, recipient), recipient, log)
      tried.catch((error: unknown) => failures.push(error))
      trying.push(tried)
    }
    if (releaseEarly) whenMostlySettled(trying, longestHoldMs, releaseEarly)
    // Where one of them fails, the others are over before the message is handed out again.
    await Promise.allSettled(trying)
    const tried = await Promise.all(trying)
    const attempted = tried.map(({ delivery }) => ({ ...delivery, firstState: delivery.state }))

    if (
      !(await deliveries.addChunk({
        scope: event.scope,
        eventId: event.id,
        chunk,
        deliveries: attempted,
      }))
    ) {
      log('chunk.repeated', { eventId: event.id, chunk: chunk.number, matched: found.length })
      // An earlier run with this message has recorded it since, and may have died before it followed it up.
      if (again) await resume()
      return
    }
    log('chunk.delivered', {
      eventId: event.id,
      chunk: chunk.number,
      matched: found.length,
      ...countStates(attempted),
      milliseconds: now().getTime() - startedAt.getTime(),
    })
    const started = found.filter((_, i) => attempted[i]?.state === 'delivered')
    await subscriptions.noteLastStart(started, now())
    await Promise.all(tried.map(({ healthUpdated }) => healthUpdated))
    // Last: a run that fails before this queues nothing, and the next one, which finds the record, queues it once.
    await followUp(attempted, log)
  }

/** The recipients whose filters let the event through; its payload is parsed only when one of them has any. */
const matching = (event: Event, recipients: readonly Recipient[]): readonly Recipient[] => {
  if (recipients.every(({ filters }) => Object.keys(filters).length === 0)) return recipients
  const payload = payloadOf(event)
  return recipients.filter(({ filters }) => matchesFilters(filters, payload))
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

import type { Chunk } from '../../delivery-store/plan.js'
import type { Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { usualSizes } from '../../storage/sizes.js'
import type { WeightedLimiter } from '../limits/weighted-limiter.js'
import type { DeliverChunk } from './deliver-chunk.js'
import type { KeepPage, RecipientPage } from './recipient-page.js'

/** Delivers a chunk once there is room for it, by the page of its subscriptions where that was just read. */
export type AdmitChunk = (
  event: Event,
  chunk: Chunk,
  run: { readonly again: boolean; readonly page?: RecipientPage },
  log: Log,
) => Promise<void>

/** Chunks that are under way together, and what those that wait may keep. */
export interface ChunkPool {
  readonly admit: WeightedLimiter
  readonly keep: KeepPage
}

/** What admits chunks, and where those go that it does not. */
export interface AdmitChunkParts {
  readonly deliverChunk: DeliverChunk
  readonly poolFor: (weight: number) => ChunkPool
  readonly queues: Pick<WorkQueues, 'deliver'>
  readonly now: () => Date
}

/**
 * Subscriptions that were read this long before their chunk was admitted are read again: some may have unsubscribed since. Done
 * sooner, it would add to the load of an instance that is behind already.
 */
const freshMs = 30_000

/** A chunk that was not admitted is to be had again this soon, by whichever instance has room. */
const putBackSeconds = 1

/**
 * Admits chunks to the pool for those of their weight, which is their number of subscriptions as far as it is known. One that is not
 * admitted in time goes back to the queue as a new message: nothing failed, so that it must not count as a failure.
 */
export const admitChunk =
  ({ deliverChunk, poolFor, queues, now }: AdmitChunkParts): AdmitChunk =>
  async (event, chunk, { page, again }, log) => {
    const readAt = now()
    const weight = Math.max(
      1,
      page?.size ?? Math.min(chunk.expected ?? usualSizes.slice, usualSizes.slice),
    )
    const { admit, keep } = poolFor(weight)
    const waitIsOver = page && keep(page)
    const isDone = await admit(weight, async (releaseEarly) => {
      waitIsOver?.()
      const isFresh = now().getTime() - readAt.getTime() < freshMs
      const recipients = isFresh ? page?.recipients() : undefined
      await deliverChunk(
        event,
        chunk,
        { again, releaseEarly, ...(recipients && { recipients }) },
        log,
      )
      return true
    })
    if (isDone) return
    waitIsOver?.()
    const { scope, id: eventId } = event
    const message = { ...chunk, expected: weight, scope, eventId, again: true }
    await queues.deliver(message, putBackSeconds)
    log('chunk.put-back', { eventId, chunk: chunk.number, weight })
  }

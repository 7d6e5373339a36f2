import type { Chunk } from '../../delivery-store/plan.js'
import type { Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { usualSizes } from '../../storage/sizes.js'
import type { WeightedLimiter } from '../limits/weighted-limiter.js'
import type { ChunkRun, DeliverChunk } from './deliver-chunk.js'
import type { RecipientPage } from './recipient-page.js'
import type { RecipientPages } from './recipient-pages.js'

/** Delivers a chunk once there is room for it: to those that are known, or by the page that was read. */
export type AdmitChunk = (
  event: Event,
  chunk: Chunk,
  run: Pick<ChunkRun, 'again' | 'recipients'> & { readonly page?: RecipientPage },
  log: Log,
) => Promise<void>

/** What admits chunks, what those that wait keep, and where those go that are not admitted. */
export interface AdmitChunkParts {
  readonly deliverChunk: DeliverChunk
  readonly admitTo: (weight: number) => WeightedLimiter
  readonly pages: Pick<RecipientPages, 'wait'>
  readonly queues: Pick<WorkQueues, 'deliver'>
}

/** A chunk that was not admitted is to be had again this soon, by whichever instance has room. */
const putBackSeconds = 1

/**
 * Admits chunks to the pool for those of their weight, which is their number of subscriptions as far as it is known. One that is not
 * admitted in time goes back to the queue as a new message: nothing failed, so that it must not count as a failure.
 */
export const admitChunk =
  ({ deliverChunk, admitTo, pages, queues }: AdmitChunkParts): AdmitChunk =>
  async (event, chunk, { page, again, ...known }, log) => {
    // It has nobody to call, only a record to make or to resume; and no message could bring it back, since it is of no tenant.
    if (chunk.tenantId === 'all') return deliverChunk(event, chunk, { again, ...known }, log)
    const weight = Math.max(
      1,
      known.recipients?.length ??
        page?.size ??
        Math.min(chunk.expected ?? usualSizes.slice, usualSizes.slice),
    )
    const wait = page && pages.wait(page)
    const isDone = await admitTo(weight)(weight, async (releaseEarly) => {
      const recipients = known.recipients ?? (await wait?.recipients())
      await deliverChunk(
        event,
        chunk,
        { again, releaseEarly, ...(recipients && { recipients }) },
        log,
      )
      return true
    })
    if (isDone) return
    wait?.end()
    const { scope, id: eventId } = event
    const message = { ...chunk, expected: weight, scope, eventId, again: true }
    await queues.deliver(message, putBackSeconds)
    log('chunk.put-back', { eventId, chunk: chunk.number, weight })
  }

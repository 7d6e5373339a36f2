import { countStates } from '../../delivery-store/chunk-row.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import type { Chunk } from '../../delivery-store/plan.js'
import type { Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import { insistOnRecord } from '../attempt/insist-on-record.js'
import type { FollowUp } from '../outcome/follow-up.js'
import {
  attemptChunk,
  type AttemptChunkParts,
  type AttemptedChunk,
  type ChunkStart,
} from './attempt-chunk.js'
import { mayBeDone } from './may-be-done.js'

/** What a run of a chunk starts from. */
export interface ChunkRun extends ChunkStart {
  /** It may have been recorded before. */
  readonly again: boolean
}

/** Makes the first attempt at each delivery of a chunk, records them together, and follows up what did not succeed. */
export type DeliverChunk = (event: Event, chunk: Chunk, run: ChunkRun, log: Log) => Promise<void>

/** Where a chunk's subscriptions and record are, and how its deliveries are attempted and followed up. */
export interface DeliverChunkParts extends AttemptChunkParts {
  readonly subscriptions: Pick<Subscriptions, 'recipientsIn' | 'noteLastStart'>
  readonly deliveries: Pick<Deliveries, 'chunk' | 'addChunk'>
  readonly followUp: FollowUp
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/** Delivers chunks. Recording comes before following up: a run that dies in between is resumed from the record. */
export const deliverChunk = (parts: DeliverChunkParts): DeliverChunk => {
  const { subscriptions, deliveries, followUp, now } = parts
  const attempt = attemptChunk(parts)
  const insist = insistOnRecord<AttemptedChunk>({
    ...parts,
    weigh: ({ found }) => found.length + 1,
  })

  return async (event, chunk, { again, ...run }, log) => {
    const startedAt = now()
    const { scope, id: eventId } = event
    const mayBeRecorded = mayBeDone(event, again, startedAt)
    const resume = async (): Promise<boolean> => {
      const recorded = await deliveries.chunk({ scope, eventId }, chunk.number)
      if (!recorded) return false
      await followUp(recorded, log)
      log('chunk.resumed', { eventId, chunk: chunk.number })
      return true
    }
    if (mayBeRecorded && (await resume())) return

    const { made, recorded } = await insist(
      `${scope}:${eventId}:${chunk.number}`,
      () => attempt(event, chunk, run, log),
      (attempted) =>
        deliveries.addChunk({ scope, eventId, chunk, deliveries: attempted.deliveries }),
    )
    const { found, healthUpdated } = made
    if (!recorded) {
      log('chunk.repeated', { eventId, chunk: chunk.number, matched: found.length })
      // An earlier run with this message has recorded it since, and may have died before it followed it up.
      if (mayBeRecorded) await resume()
      return
    }
    log('chunk.delivered', {
      eventId,
      chunk: chunk.number,
      matched: found.length,
      ...countStates(made.deliveries),
      milliseconds: now().getTime() - startedAt.getTime(),
    })
    const started = found.filter((_, i) => made.deliveries[i]?.state === 'delivered')
    await subscriptions.noteLastStart(started, now())
    await healthUpdated
    // Last: a run that fails before this queues nothing, and the next one, which finds the record, queues it once.
    await followUp(made.deliveries, log)
  }
}

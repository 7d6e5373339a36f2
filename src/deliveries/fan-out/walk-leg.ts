import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { chunkNumbers, legAfter } from '../../delivery-store/plan-leg.js'
import { chunksOf } from '../../delivery-store/plan.js'
import type { Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import type { LegOrder } from '../../queues/fan-out-message.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { queueChunks } from './queue-chunks.js'
import { readTenants, type ReadTenantsParts } from './read-tenants.js'

/** Plans one leg of an event, queues its chunks, and then the leg after it. */
export type WalkLeg = (event: Event, order: LegOrder, again: boolean, log: Log) => Promise<void>

/** Where tenants are found, legs are kept, and work is queued. */
export interface WalkLegParts extends ReadTenantsParts {
  readonly deliveries: Pick<Deliveries, 'addPlanLeg' | 'planLeg' | 'recordedOfLeg'>
  readonly queues: Pick<WorkQueues, 'deliver' | 'fanOut'>
}

/**
 * Walks a leg. It is kept before its first chunk is queued, so that a second run makes the same chunks. The next leg is queued last: a
 * run that fails has queued none, so that each is queued once, and again only by a run that comes again.
 */
export const walkLeg = ({ deliveries, queues, ...parts }: WalkLegParts): WalkLeg => {
  const read = readTenants(parts)
  const queue = queueChunks(queues)

  return async ({ scope, id: eventId, eventType }, order, again, log) => {
    const { number, from, before } = order
    const key = { scope, eventId }
    const kept = again ? await deliveries.planLeg(key, number) : undefined
    const recorded = kept ? await deliveries.recordedOfLeg(key, number) : new Set<number>()
    const leg =
      kept ??
      (await deliveries.addPlanLeg(key, { number, ...(await read(eventType, from, before)) }))
    const all = chunksOf(leg, chunkNumbers(number).first)
    const chunks = all.filter((chunk) => !recorded.has(chunk.number))
    await queue(key, chunks, again)
    log('event.fanned-out', { eventId, leg: number, chunks: chunks.length, again })
    const next = legAfter(leg, order)
    if (next) {
      await queues.fanOut({ scope, eventIds: [eventId], leg: next, ...(again ? { again } : {}) })
    }
  }
}

import pLimit from 'p-limit'
import type { Event } from '../events/event.js'
import type { Log } from '../log.js'
import { estimateCount } from '../subscriptions/key-range.js'
import { keyOf } from '../storage/ids.js'
import type { Recipient } from '../subscriptions/subscription.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import type { WorkQueues } from '../queues/work-queues.js'
import type { DeliverChunk } from './deliver-chunk.js'
import type { Deliveries } from './delivery-table.js'
import { chunksOf, chunkSize, type Plan, type PlanPart } from './plan.js'

/** Finds out who is to receive an event, and sees to it that they do. `again`: it may have been done before. */
export type FanOut = (event: Event, again: boolean, log: Log) => Promise<void>

/** What it works with. */
export interface FanOutParts {
  readonly subscriptions: Pick<Subscriptions, 'firstRecipients' | 'tenantsOf'>
  readonly deliveries: Pick<Deliveries, 'plan' | 'addPlan' | 'tally'>
  readonly queues: Pick<WorkQueues, 'deliver'>
  readonly deliverChunk: DeliverChunk
  /** Whether a tenant may still use this app: one that may not gets no events for all. */
  readonly serves: (tenantId: string) => boolean
}

const sendsAtOnce = 16

/**
 * Divides an event's subscriptions into chunks and queues them; when one chunk holds them all, delivers it at once. The plan
 * is kept before the first chunk is queued, so that a second run makes the same chunks.
 */
export const fanOut =
  ({ subscriptions, deliveries, queues, deliverChunk, serves }: FanOutParts): FanOut =>
  async (event, again, log) => {
    const key = { scope: event.scope, eventId: event.id }

    const queueChunks = async (plan: Plan, recorded: ReadonlySet<number>) => {
      const limit = pLimit(sendsAtOnce)
      const chunks = chunksOf(plan).filter(({ number }) => !recorded.has(number))
      await limit.map(chunks, (chunk) =>
        queues.deliver({ ...key, ...chunk, ...(again ? { again } : {}) }),
      )
      log('event.fanned-out', { eventId: event.id, chunks: chunks.length, again })
    }

    if (again) {
      const { chunks, recorded } = await deliveries.tally(key)
      const plan = chunks === undefined ? undefined : await deliveries.plan(key)
      if (plan) return queueChunks(plan, recorded)
      const [whole] = chunksOf(wholeIn(event.scope))
      if (whole && recorded.size > 0) return deliverChunk(event, whole, { again }, log)
    }

    const parts: PlanPart[] = []
    let firstPage: readonly Recipient[] = []
    for await (const tenantId of event.scope === 'all'
      ? subscriptions.tenantsOf(event.eventType)
      : [event.scope]) {
      if (!serves(tenantId)) continue
      const page = await subscriptions.firstRecipients(
        { scope: tenantId, eventType: event.eventType },
        chunkSize + 1,
      )
      if (parts.length === 0) firstPage = page
      parts.push({ tenantId, slices: slicesFor(page) })
    }

    const plan = parts.length > 0 ? { parts } : wholeIn(event.scope)
    const [only, ...others] = chunksOf(plan)
    if (only && others.length === 0)
      await deliverChunk(event, only, { again, recipients: firstPage }, log)
    else await queueChunks(await deliveries.addPlan(key, plan), new Set())
  }

/** The plan of an event that one chunk is enough for. */
const wholeIn = (tenantId: string): Plan => ({ parts: [{ tenantId, slices: 1 }] })

/** How many slices a tenant's subscriptions are worth, judging by the first of them. */
const slicesFor = (page: readonly Recipient[]): number => {
  const last = page.at(-1)
  if (!last || page.length <= chunkSize) return 1
  return Math.ceil(estimateCount(page.length, keyOf(last.id)) / chunkSize)
}

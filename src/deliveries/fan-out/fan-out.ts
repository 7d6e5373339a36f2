import pLimit from 'p-limit'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { chunksOf, sliceSize, type Plan, type PlanPart } from '../../delivery-store/plan.js'
import type { Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { keyOf } from '../../storage/ids.js'
import { lazy } from '../../storage/lazy.js'
import { estimateCount } from '../../subscriptions/key-range.js'
import type { FirstRecipients } from '../../subscriptions/recipient-table.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import type { DeliverChunk } from './deliver-chunk.js'

/**
 * Finds out who is to receive events of one type and scope, and sees to it that they do. `again`: it may have been done before.
 */
export type FanOut = (events: readonly Event[], again: boolean, log: Log) => Promise<void>

/** Where subscriptions, plans and records are read, and where chunks go. */
export interface FanOutParts {
  readonly subscriptions: Pick<Subscriptions, 'firstRecipients' | 'tenantsOf'>
  readonly deliveries: Pick<Deliveries, 'plan' | 'addPlan' | 'tally'>
  readonly queues: Pick<WorkQueues, 'deliver'>
  readonly deliverChunk: DeliverChunk
  /** Whether a tenant may still use this app: one that may not gets no events for all. */
  readonly serves: (tenantId: string) => boolean
}

const sendsAtOnce = 16

/** Who may receive events of one type and scope. */
interface Audience {
  readonly parts: readonly PlanPart[]
  /** The first tenant's first subscriptions, which are all of them when one chunk is enough. */
  readonly recipients: readonly Recipient[]
}

/**
 * Divides each event's subscriptions into chunks and queues them; when they all came in one page, delivers them at once. The plan
 * is kept before the first chunk is queued, so that a second run makes the same chunks.
 */
export const fanOut = ({
  subscriptions,
  deliveries,
  queues,
  deliverChunk,
  serves,
}: FanOutParts): FanOut => {
  const readAudience = async ({ scope, eventType }: Event): Promise<Audience> => {
    const parts: PlanPart[] = []
    let recipients: readonly Recipient[] = []
    for await (const tenantId of scope === 'all' ? subscriptions.tenantsOf(eventType) : [scope]) {
      if (!serves(tenantId)) continue
      const first = await subscriptions.firstRecipients({ scope: tenantId, eventType })
      if (parts.length === 0) recipients = first.recipients
      parts.push({ tenantId, slices: slicesFor(first) })
    }
    return { parts, recipients }
  }

  const divide = async (
    event: Event,
    audience: () => Promise<Audience>,
    again: boolean,
    log: Log,
  ): Promise<void> => {
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

    const { parts, recipients } = await audience()
    const plan = parts.length > 0 ? { parts } : wholeIn(event.scope)
    const [only, ...others] = chunksOf(plan)
    if (only && others.length === 0) await deliverChunk(event, only, { again, recipients }, log)
    else await queueChunks(await deliveries.addPlan(key, plan), new Set())
  }

  return async (events, again, log) => {
    const [first] = events
    if (!first) return
    // Read once for all events, and only when one of them is new.
    const audience = lazy(() => readAudience(first))
    const results = await Promise.allSettled(
      events.map((event) => divide(event, audience, again, log)),
    )
    // Only now that none is under way may the message be handed out again.
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }
}

/** The plan of an event that one chunk is enough for. */
const wholeIn = (tenantId: string): Plan => ({ parts: [{ tenantId, slices: 1 }] })

/** How many slices a tenant's subscriptions are worth, judging by the first of them. */
const slicesFor = ({ recipients, more }: FirstRecipients): number => {
  const last = recipients.at(-1)
  if (!last || !more) return 1
  return Math.ceil(estimateCount(recipients.length, keyOf(last.id)) / sliceSize)
}

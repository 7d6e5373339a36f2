import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { endOfPartitions, firstLegs, ranges } from '../../delivery-store/plan-leg.js'
import { chunksOf, partOf, type Plan } from '../../delivery-store/plan.js'
import type { Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import type { LegOrder } from '../../queues/fan-out-message.js'
import { keyOf } from '../../storage/ids.js'
import { allOver } from '../../storage/all-over.js'
import { lazy } from '../../storage/lazy.js'
import { countFrom } from '../../subscriptions/key-range.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import { inTrace, spanned } from '../../telemetry/trace.js'
import type { AdmitChunk } from './admit-chunk.js'
import { mayBeDone } from './may-be-done.js'
import { queueChunks } from './queue-chunks.js'
import { readTenants } from './read-tenants.js'
import type { RecipientPage } from './recipient-page.js'
import type { RecipientPages } from './recipient-pages.js'
import { walkLeg, type WalkLegParts } from './walk-leg.js'

/**
 * Finds out who is to receive events of one type and scope, and sees to it that they do. `again`: it may have been done before. `leg`:
 * only for those tenants.
 */
export type FanOut = (
  events: readonly Event[],
  again: boolean,
  log: Log,
  leg?: LegOrder,
) => Promise<void>

/** Where subscriptions, plans and records are read, and where chunks go. */
export interface FanOutParts extends WalkLegParts {
  readonly pages: Pick<RecipientPages, 'read'>
  readonly deliveries: WalkLegParts['deliveries'] & Pick<Deliveries, 'plan' | 'addPlan' | 'tally'>
  readonly deliverChunk: AdmitChunk
  readonly now: () => Date
}

/** Who may receive events of one type and scope. */
interface Audience {
  readonly plan: Plan
  /** All of them, where they were read. */
  readonly page?: RecipientPage
  /** All of them, where it is known without reading. */
  readonly recipients?: readonly Recipient[]
}

/**
 * Divides each event's subscriptions into chunks and queues them; when they all came in one page, delivers them at once. The plan
 * is kept before the first chunk is queued, so that a second run makes the same chunks. An event for more tenants than one run can look
 * at is planned in legs, by messages of their own.
 */
export const fanOut = (parts: FanOutParts): FanOut => {
  const { deliveries, queues, deliverChunk, now } = parts
  const readAudience = audienceReader(parts)
  const queue = queueChunks(queues)
  const walk = walkLeg(parts)

  const divide = async (
    event: Event,
    audience: () => Promise<Audience>,
    again: boolean,
    log: Log,
  ): Promise<void> => {
    const key = { scope: event.scope, eventId: event.id }

    const queuePlan = async (plan: Plan, recorded: ReadonlySet<number>) => {
      if (plan.ranges !== undefined) {
        const seen = again ? { again } : {}
        for (const leg of firstLegs)
          await queues.fanOut({ scope: event.scope, eventIds: [event.id], leg, ...seen })
        return
      }
      const chunks = chunksOf(plan).filter(({ number }) => !recorded.has(number))
      await queue(key, chunks, again)
      log('event.fanned-out', { eventId: event.id, chunks: chunks.length, again })
    }

    if (again) {
      const [plan, { recorded }] = [await deliveries.plan(key), await deliveries.tally(key)]
      if (plan) return queuePlan(plan, recorded)
      const [whole] = chunksOf(wholeIn(event.scope))
      if (whole && recorded.size > 0) return deliverChunk(event, whole, { again }, log)
    }

    const { plan, ...known } = await audience()
    const [only, ...others] = chunksOf(plan)
    if (only && others.length === 0) await deliverChunk(event, only, { again, ...known }, log)
    else await queuePlan(await deliveries.addPlan(key, plan), new Set())
  }

  return async (events, again, log, leg) => {
    const [first] = events
    if (!first) return
    // Read once for all events, and only when one of them is new.
    const audience = lazy(() => readAudience(first))
    // Only when none is under way may the message be handed out again.
    await allOver(
      events.map((event) =>
        inTraceOf(event, () => {
          const looks = mayBeDone(event, again, now())
          return leg ? walk(event, leg, looks, log) : divide(event, audience, looks, log)
        }),
      ),
    )
  }
}

/** Does the work of an event as a part of the trace that it was fired in. */
const inTraceOf = ({ id, traceparent }: Event, work: () => Promise<void>): Promise<void> =>
  inTrace(traceparent, () =>
    spanned('event', { attributes: { 'flowtriggers.event_id': id } }, work),
  )

/** The plan of an event that one chunk is enough for. */
const wholeIn = (tenantId: string): Plan => ({ parts: [{ tenantId, slices: 1 }] })

const audienceReader = (parts: FanOutParts) => {
  const readSome = readTenants(parts)

  const ofTenant = async (tenantId: string, eventType: string): Promise<Audience> => {
    const page = await parts.pages.read({ scope: tenantId, eventType })
    const { lastId, more, size } = page
    return lastId !== undefined && more
      ? { plan: { parts: [partOf(tenantId, countFrom(size, keyOf(lastId)), parts.sizes)] } }
      : { plan: wholeIn(tenantId), page }
  }

  return async ({ scope, eventType }: Event): Promise<Audience> => {
    if (scope !== 'all') return parts.serves(scope) ? ofTenant(scope, eventType) : nobodyIn(scope)
    const some = await readSome(eventType, '', endOfPartitions)
    if (some.next !== undefined) return { plan: { parts: [], ranges } }
    const [only, ...others] = some.parts
    if (!only) return nobodyIn(scope)
    // Whoever is the only one may have all deliveries at once.
    return others.length === 0 && only.slices === 1
      ? ofTenant(only.tenantId, eventType)
      : { plan: { parts: some.parts } }
  }
}

const nobodyIn = (scope: string): Audience => ({ plan: wholeIn(scope), recipients: [] })

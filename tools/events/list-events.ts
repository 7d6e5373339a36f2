import { eventSearchOf } from '../../src/http/event-search-of.js'
import { nextPage, readPageCursor } from '../../src/operations/page-cursor.js'
import {
  keyPositions,
  presentEvent,
  type CountedEvent,
} from '../../src/operations/search/search-events.js'
import type { Said } from '../command-line/perform.js'
import { textTable } from '../command-line/text-table.js'
import type { LineOptions } from '../lines-table.js'
import { openOperation } from '../operation.js'
import { asUsage } from '../read-filters.js'
import type { Surroundings } from '../surroundings.js'

/** Which events. */
export type EventFilters = Readonly<
  Partial<Record<'eventType' | 'from' | 'id' | 'scope' | 'trackingId' | 'until', string>>
> & { readonly tenant: string }

const pageLimit = 200

/** Events and their accounts as the tenant's operator sees them, the newest first. */
export const listEvents = async (
  { tenant, ...filters }: EventFilters,
  { limit, cursor: from, json = false }: LineOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  const { catalogue, search } = openOperation(surroundings)
  const observer = { scope: tenant, operates: tenant }
  const given = Object.entries(filters).filter(([, value]) => typeof value === 'string')
  const wanted = asUsage(() =>
    eventSearchOf(catalogue, observer, new URLSearchParams(Object.fromEntries(given))),
  )
  const run = asUsage(() => readPageCursor(wanted, from, keyPositions, surroundings.now()))
  const found: CountedEvent[] = []
  let next = run.position
  do {
    const page = await search.events(wanted, Math.min(pageLimit, limit - found.length), next)
    found.push(...page.events)
    next = page.next
  } while (next !== undefined && found.length < limit)

  const events = found.map(presentEvent)
  const cursor = nextPage(wanted, run, next, keyPositions)
  if (json) return { result: JSON.stringify({ events, ...cursor }, undefined, 2) }
  const remarks = cursor.cursor === undefined ? [] : [`More may follow: --cursor ${cursor.cursor}`]
  if (events.length === 0) return { remarks: ['There are no events like that.', ...remarks] }
  const rows = events.map((event) => [
    ...[event.eventId, event.scope, event.firedAt.slice(0, 19), event.status],
    ...[event.matched, event.delivered, event.pending, event.parked].map(String),
    ...[event.deadLettered, event.retired].map(String),
  ])
  return { result: textTable(headings, rows), remarks }
}

const headings = [
  ...['EVENT', 'SCOPE', 'FIRED AT', 'STATUS', 'MATCHED', 'DELIVERED', 'PENDING', 'PARKED'],
  ...['DEAD', 'RETIRED'],
]

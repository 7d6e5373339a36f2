import { accountOf } from '../../delivery-store/account.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { tally, type Tally } from '../../delivery-store/tally.js'
import type { Events } from '../../events/event-table.js'
import type { EventHead, EventQuery } from '../../events/find-events.js'
import { schemaParser } from '../../schema-parser.js'
import { runsOf } from './runs-of.js'

/** Which events, and whose share of those for all tenants; absent: all of it. */
export interface EventSearch extends EventQuery {
  readonly tenantId?: string
}

/** An event, and what became of it. */
export interface CountedEvent {
  readonly event: EventHead
  readonly tally: Tally
}

/** Some of them, the newest first, and where the next ones begin; absent after the last. */
export interface CountedPage {
  readonly events: readonly CountedEvent[]
  readonly next?: string
}

/** Finds events and counts what became of them: one operation for each partition, and for each thousand rows that are counted. */
export type SearchEvents = (
  search: EventSearch,
  limit: number,
  after?: string,
) => Promise<CountedPage>

/** The events and their records. */
export interface SearchEventsParts {
  readonly events: Pick<Events, 'find'>
  readonly deliveries: Pick<Deliveries, 'tallies'>
}

/** Events that are being purged are none any more. */
export const searchEvents =
  ({ events, deliveries }: SearchEventsParts): SearchEvents =>
  async ({ tenantId, ...query }, limit, after) => {
    const page = await events.find(query, limit, after)
    const counted = await Promise.all(
      runsOf(page.events).map(async (run) => {
        const [first, ...others] = run
        if (!first) return new Map<string, Tally>()
        return deliveries.tallies(first.scope, first.id, (others.at(-1) ?? first).id, tenantId)
      }),
    )
    const tallies = new Map(counted.flatMap((found) => [...found]))
    return {
      events: page.events
        .map((event) => ({ event, tally: tallies.get(event.id) ?? tally([]) }))
        .filter((each) => !each.tally.isPurged),
      ...(page.next === undefined ? {} : { next: page.next }),
    }
  }

/** An event and its account as they are shown: no payload, and no other tenant's id. */
export const presentEvent = ({ event, tally: counted }: CountedEvent) => ({
  ...accountOf(event, counted),
  scope: event.scope === 'all' ? ('all' as const) : ('tenant' as const),
  correlationId: event.correlationId,
})

/** How the key of an event is written into cursors, and read from them; that of a subscription, too. */
export const keyPositions = {
  write: (key: string): unknown => key,
  parse: schemaParser<string>({ type: 'string', pattern: '^[0-9a-z]{1,40} ?$' }),
}

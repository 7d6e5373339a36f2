import type { Events } from '../events/event-table.js'
import type { Partition } from '../storage/partition-key.js'
import type { Deliveries } from './delivery-table.js'
import type { Tally } from './tally.js'

/** An event, and what its record counts. */
export interface TalliedEvent {
  readonly eventId: string
  /** Undefined when nothing at all has been recorded of it. */
  readonly tally: Tally | undefined
}

/** Which events of a partition. */
export interface TimeSpan {
  readonly from: Date
  readonly to: Date
  /** Only those that come after this one, newest first. */
  readonly after?: string | undefined
}

/** The events and their records. */
export interface TalliedEventsParts {
  readonly events: Pick<Events, 'idsBetween'>
  readonly deliveries: Pick<Deliveries, 'tallies'>
}

const usualPage = 500

/** A partition's events of a span of time with their tallies, newest first, in pages: one query counts a whole page. Of events for all tenants, one tenant's share where it is named. */
export async function* talliedEvents(
  { events, deliveries }: TalliedEventsParts,
  partition: Partition,
  { from, to, after }: TimeSpan,
  page = usualPage,
  tenantId?: string,
): AsyncIterable<readonly TalliedEvent[]> {
  const count = async (ids: readonly string[]): Promise<readonly TalliedEvent[]> => {
    const [first = '', ...others] = ids
    const last = others.at(-1) ?? first
    const tallies = await deliveries.tallies(partition.scope, first, last, tenantId)
    return ids.map((eventId) => ({ eventId, tally: tallies.get(eventId) }))
  }
  let ids: string[] = []
  for await (const id of events.idsBetween(partition, from, to, after)) {
    ids.push(id)
    if (ids.length < page) continue
    yield await count(ids)
    ids = []
  }
  if (ids.length > 0) yield await count(ids)
}

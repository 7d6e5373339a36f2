import { odata, type TableClient } from '@azure/data-tables'
import type { EventKey } from '../events/event.js'
import { allRows } from '../storage/table-query.js'
import { eventPartition } from './delivery-row.js'
import { tally, tallyColumns, type EventRow, type Tally } from './tally.js'

/** What the rows of events come to. */
export interface Tallies {
  readonly tally: (event: EventKey) => Promise<Tally>
  /** The tallies of all events of a scope between two ids (both included); events without any row are left out. */
  readonly tallies: (
    scope: string,
    first: string,
    last: string,
  ) => Promise<ReadonlyMap<string, Tally>>
}

/** Tallies out of the table of deliveries. */
export const tableTallies = (table: () => Promise<TableClient>): Tallies => {
  const rowsWhere = (filter: string) => allRows<EventRow>(table, { filter, select: tallyColumns })

  return {
    tally: async ({ scope, eventId }) => {
      const filter = odata`PartitionKey eq ${eventPartition(scope, eventId)}`
      const rows: EventRow[] = []
      for await (const row of rowsWhere(filter)) rows.push(row)
      return tally(rows)
    },

    tallies: async (scope, first, last) => {
      const filter = odata`PartitionKey ge ${eventPartition(scope, first)} and PartitionKey le ${eventPartition(scope, last)}`
      const rows = new Map<string, EventRow[]>()
      for await (const row of rowsWhere(filter)) {
        const eventId = row.partitionKey.slice(scope.length + 1)
        const ofEvent = rows.get(eventId)
        if (ofEvent) ofEvent.push(row)
        else rows.set(eventId, [row])
      }
      return new Map([...rows].map(([eventId, ofEvent]) => [eventId, tally(ofEvent)]))
    },
  }
}

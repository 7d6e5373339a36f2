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
      const found = new Map<string, Tally>()
      // Rows come in order of their events: those of one are kept at a time.
      let ofEvent: EventRow[] = []
      const count = () => {
        const [first] = ofEvent
        if (first) found.set(first.partitionKey.slice(scope.length + 1), tally(ofEvent))
        ofEvent = []
      }
      for await (const row of rowsWhere(filter)) {
        if (row.partitionKey !== ofEvent[0]?.partitionKey) count()
        ofEvent.push(row)
      }
      count()
      return found
    },
  }
}

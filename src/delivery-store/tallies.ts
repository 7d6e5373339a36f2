import { odata, type TableClient } from '@azure/data-tables'
import type { EventKey } from '../events/event.js'
import { findRow } from '../storage/find-row.js'
import { allRows } from '../storage/table-query.js'
import { eventPartition } from './delivery-row.js'
import type { ChunksFor } from './plan-table.js'
import { purgeKey, tally, tallyColumns, type EventRow, type Tally } from './tally.js'
import { ofTenant, tenantTally } from './tenant-tally.js'

/** What the rows of events come to; of an event for all tenants, the share of one tenant where it is named. */
export interface Tallies {
  readonly tally: (event: EventKey, tenantId?: string) => Promise<Tally>
  /** Whether an event is being purged, by one point read: the tally of a large event costs more. */
  readonly isPurged: (event: EventKey) => Promise<boolean>
  /** The tallies of all events of a scope between two ids (both included); events without any row are left out. */
  readonly tallies: (
    scope: string,
    first: string,
    last: string,
    tenantId?: string,
  ) => Promise<ReadonlyMap<string, Tally>>
}

/**
 * Tallies out of the table of deliveries: one query for all that follow each other. A tenant's share of an event that was planned costs
 * two reads more, which say how many chunks are its own.
 */
export const tableTallies = (table: () => Promise<TableClient>, chunksFor: ChunksFor): Tallies => {
  const shareOf = (scope: string, tenantId: string | undefined) =>
    scope === 'all' ? tenantId : undefined

  const rowsWhere = (keys: string, share: string | undefined) =>
    allRows<EventRow>(table, {
      filter: share === undefined ? keys : `${keys} and ${ofTenant(share)}`,
      select: tallyColumns,
    })

  const count = (event: EventKey, rows: readonly EventRow[], share: string | undefined) =>
    share === undefined
      ? Promise.resolve(tally(rows))
      : tenantTally(rows, share, () => chunksFor(event, share))

  return {
    tally: async (event, tenantId) => {
      const share = shareOf(event.scope, tenantId)
      const keys = odata`PartitionKey eq ${eventPartition(event.scope, event.eventId)}`
      const rows: EventRow[] = []
      for await (const row of rowsWhere(keys, share)) rows.push(row)
      return count(event, rows, share)
    },

    isPurged: async ({ scope, eventId }) =>
      (await findRow<object>(table, eventPartition(scope, eventId), purgeKey)) !== undefined,

    tallies: async (scope, first, last, tenantId) => {
      const share = shareOf(scope, tenantId)
      const keys = odata`PartitionKey ge ${eventPartition(scope, first)} and PartitionKey le ${eventPartition(scope, last)}`
      const found = new Map<string, Tally>()
      // Rows come in order of their events: those of one are kept at a time.
      let ofEvent: EventRow[] = []
      const countOne = async () => {
        const eventId = ofEvent[0]?.partitionKey.slice(scope.length + 1)
        if (eventId !== undefined)
          found.set(eventId, await count({ scope, eventId }, ofEvent, share))
        ofEvent = []
      }
      for await (const row of rowsWhere(keys, share)) {
        if (row.partitionKey !== ofEvent[0]?.partitionKey) await countOne()
        ofEvent.push(row)
      }
      await countOne()
      return found
    },
  }
}

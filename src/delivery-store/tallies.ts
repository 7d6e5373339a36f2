import type { TableClient } from '@azure/data-tables'
import type { EventKey } from '../events/event.js'
import { eventOf, eventRows, findEventRow, ofEvent, rowsInRange } from './event-rows.js'
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

  const whose = (share: string | undefined) => (share === undefined ? [] : [ofTenant(share)])

  const count = (event: EventKey, rows: readonly EventRow[], share: string | undefined) =>
    share === undefined
      ? Promise.resolve(tally(rows))
      : tenantTally(rows, share, () => chunksFor(event, share))

  return {
    tally: async (event, tenantId) => {
      const share = shareOf(event.scope, tenantId)
      const rows: EventRow[] = []
      const filter = [ofEvent(event), ...whose(share)].join(' and ')
      for await (const row of eventRows<EventRow>(table, { filter, select: tallyColumns }))
        rows.push(row)
      return count(event, rows, share)
    },

    isPurged: async (event) => (await findEventRow<object>(table, event, purgeKey)) !== undefined,

    tallies: async (scope, first, last, tenantId) => {
      const share = shareOf(scope, tenantId)
      const found = new Map<string, Tally>()
      // Rows come in order of their events: those of one are kept at a time.
      let rowsOfOne: EventRow[] = []
      const countOne = async () => {
        const [row] = rowsOfOne
        const eventId = row && eventOf(row).eventId
        if (eventId !== undefined)
          found.set(eventId, await count({ scope, eventId }, rowsOfOne, share))
        rowsOfOne = []
      }
      const range = { scope, first, last }
      for await (const row of rowsInRange<EventRow>(table, range, whose(share), tallyColumns)) {
        if (row.partitionKey !== rowsOfOne[0]?.partitionKey) await countOne()
        rowsOfOne.push(row)
      }
      await countOne()
      return found
    },
  }
}

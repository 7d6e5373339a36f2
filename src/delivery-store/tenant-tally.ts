import { odata } from '@azure/data-tables'
import { chunkKey } from './chunk-row.js'
import type { TenantChunks } from './plan-table.js'
import { planKey } from './plan-row.js'
import { isChunk, isDelivery, purgeKey, tally, type EventRow, type Tally } from './tally.js'

/** The only chunk of an event that was never planned. */
const wholeKey = chunkKey(0)

/** Of an event for all tenants, the rows that tell of one: its own, and those that say how far the event has come. */
export const ofTenant = (tenantId: string): string =>
  odata`(tenantId eq ${tenantId} or RowKey eq ${planKey} or RowKey eq ${wholeKey} or RowKey eq ${purgeKey})`

/**
 * Counts a tenant's share of an event for all tenants, out of such rows. It is fanned out when the tenant's own chunks are recorded; those
 * of others tell nothing, except that one was enough for all.
 */
export const tenantTally = async (
  rows: readonly EventRow[],
  tenantId: string,
  chunksFor: () => Promise<TenantChunks>,
): Promise<Tally> => {
  const own = rows.filter((row) => (isChunk(row) || isDelivery(row)) && row.tenantId === tenantId)
  const { matched, states, recorded } = tally(own)
  const isPurged = rows.some(({ rowKey }) => rowKey === purgeKey)
  const planned = async () => {
    if (rows.some(({ rowKey }) => rowKey === planKey)) {
      const { chunks, isPlanned } = await chunksFor()
      return isPlanned ? chunks.length : undefined
    }
    return rows.some(({ rowKey }) => rowKey === wholeKey) ? recorded.size : undefined
  }
  const chunks = isPurged ? undefined : await planned()
  return { chunks, recorded, matched, states, ...(isPurged ? { isPurged: true } : {}) }
}

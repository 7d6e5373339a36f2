import { odata, type TableClient } from '@azure/data-tables'
import { oneName, type NamesOf } from '../catalogue/names-of.js'
import { parsePartitionKey, partitionKey } from '../storage/partition-key.js'
import { firstPage, pageSize } from '../storage/table-query.js'
import { countFrom, endOfKeys } from './key-range.js'

/** A tenant, and about how many subscriptions it has to an event type. */
export interface TenantCount {
  readonly tenantId: string
  readonly count: number
}

/** Some tenants that have subscriptions to an event type. */
export interface TenantPage {
  readonly tenants: readonly TenantCount[]
  /** Where the next page begins; absent for the last one. */
  readonly next?: string
}

/** Tenants that have subscriptions to an event type, of a range of partitions' keys: as many as one operation tells of. */
export type ReadTenantPage = (
  eventType: string,
  from: string,
  before: string,
) => Promise<TenantPage>

/**
 * Reads rows, whosever they are: where tenants have few, a page tells of a thousand of them. A tenant that fills a page by itself is
 * judged by it, and the rest of it skipped; one that the page only begins is left to the next page.
 */
export const tenantPage =
  (
    table: () => Promise<TableClient>,
    namesOf: NamesOf = oneName,
    size = pageSize,
  ): ReadTenantPage =>
  async (eventType, from, before) => {
    const { rows, more } = await firstPage<object>(
      table,
      {
        filter: odata`PartitionKey ge ${from} and PartitionKey lt ${before} and RowKey lt ${endOfKeys}`,
        select: ['PartitionKey', 'RowKey'],
      },
      size,
    )
    const names = [...namesOf(eventType)].sort()
    const partitions = rows.map(({ partitionKey: key = '' }) => parsePartitionKey(key))
    const counts = new Map<string, number>()
    for (const { scope, eventType: name } of partitions)
      if (names.includes(name)) counts.set(scope, (counts.get(scope) ?? 0) + 1)
    const page = (next?: string): TenantPage => ({
      tenants: [...counts].map(([tenantId, count]) => ({ tenantId, count })),
      ...(next === undefined ? {} : { next }),
    })

    const open = partitions.at(-1)
    if (!more || !open) return page()
    const { scope, eventType: name } = open
    const counted = counts.get(scope)
    if (counted === undefined) return page(nextOf(scope, names, name))
    if (partitions[0]?.scope !== scope) {
      counts.delete(scope)
      return page(partitionKey({ scope, eventType: '' }))
    }
    if (names.includes(name)) {
      const ofOpen = partitions.filter((each) => each.eventType === name).length
      counts.set(scope, counted - ofOpen + countFrom(ofOpen, rows.at(-1)?.rowKey ?? ''))
    }
    return page(endOfTenant(scope))
  }

/** After all partitions of a tenant. */
const endOfTenant = (tenantId: string) => `${tenantId};`

/** Where to go on after a page that ends amid a tenant's partition of some other event type. */
const nextOf = (tenantId: string, names: readonly string[], open: string): string => {
  const name = names.find((each) => each > open)
  return name === undefined
    ? endOfTenant(tenantId)
    : partitionKey({ scope: tenantId, eventType: name })
}

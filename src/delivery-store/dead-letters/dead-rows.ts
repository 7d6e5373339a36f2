import { odata, type TableClient } from '@azure/data-tables'
import { newestFirst } from '../../events/event-id.js'
import type { Scope } from '../../events/event.js'
import { Problem } from '../../problem.js'
import { isStorageFault } from '../../storage/storage-fault.js'
import type { ChunkRow } from '../chunk-row.js'
import { deliveryKey, type DeliveryRow } from '../delivery-row.js'
import { eventPartition, fromStoredRow, toStoredKeys, whereKey } from '../event-rows.js'
import type { DeadLetterQuery } from './dead-letter-query.js'
import { rangePrefix, type PartitionRange } from './partition-ranges.js'
import type { SearchPosition } from './search-position.js'

/** A row that may hold dead letters, or say that one of its chunk's is none any more. */
export type DeadRow = (ChunkRow | DeliveryRow) & { readonly etag?: string }

/** Rows as storage gave them, in order of their keys. */
export interface DeadRowPage {
  readonly rows: readonly DeadRow[]
  /** Where the page after it begins; absent for the last one of its event, or of all. */
  readonly token?: string
}

const pageSize = 1000

/** Pages after a token from outside: where storage, or its SDK, can do nothing with it, it is none of storage's. */
async function* refusingToken<T>(pages: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* pages
  } catch (cause) {
    if (isStorageFault(cause)) throw cause
    throw new Problem('cursor-invalid', 'The cursor is damaged: start anew without one.', { cause })
  }
}

/** Rows in question, by what storage itself can tell. */
const inQuestion = (scope: Scope, { tenantId, subscriptionId }: DeadLetterQuery): string =>
  [
    `(deadLettered gt 0 or state eq 'deadLettered' or firstState eq 'deadLettered')`,
    ...(tenantId === undefined ? [] : [odata`tenantId eq ${tenantId}`]),
    ...(subscriptionId === undefined
      ? []
      : [
          whereKey(
            scope,
            (key) =>
              `${key} ${odata`lt ${deliveryKey('')}`} or ${key} ${odata`eq ${deliveryKey(subscriptionId)}`}`,
          ),
        ]),
  ].join(' and ')

/**
 * The rows of a range that may hold what a query asks for, after a position in it. First what is left of the partition at that place, then
 * all later ones: storage scans either without a detour.
 */
export async function* deadRows(
  table: () => Promise<TableClient>,
  range: PartitionRange,
  query: DeadLetterQuery,
  { after, token }: Pick<SearchPosition, 'after' | 'token'> = {},
): AsyncIterable<DeadRowPage> {
  const client = await table()
  const where = inQuestion(range.scope, query)
  const pages = async function* (keys: string, continuationToken?: string) {
    const found = client
      .listEntities<DeadRow>({ queryOptions: { filter: `${keys} and ${where}` } })
      .byPage({
        maxPageSize: pageSize,
        ...(continuationToken === undefined ? {} : { continuationToken }),
      })
    for await (const page of continuationToken === undefined ? found : refusingToken(found))
      yield {
        rows: page.map(fromStoredRow),
        ...(page.continuationToken ? { token: page.continuationToken } : {}),
      }
  }

  const prefix = rangePrefix(range)
  const last = prefix + (query.from ? newestFirst(query.from) : '') + '~'
  let first = prefix + (query.until ? `${newestFirst(query.until)}~` : '')
  if (after) {
    const { partitionKey: partition, rowKey } = toStoredKeys({
      partitionKey: eventPartition(range.scope, after.eventId),
      rowKey: after.rowKey,
    })
    const rest = odata`PartitionKey eq ${partition} and RowKey ge ${rowKey}`
    // A token is never of these pages: those that hold nothing are passed over.
    if (token === undefined)
      for await (const page of pages(rest)) if (page.rows.length > 0) yield page
    if (partition > first) first = partition
  }
  yield* pages(odata`PartitionKey gt ${first} and PartitionKey lt ${last}`, token)
}

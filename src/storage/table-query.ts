import { odata, type TableClient, type TableEntityResult } from '@azure/data-tables'

/** Which rows, and which of their columns (all when absent). */
export interface RowQuery {
  readonly filter: string
  readonly select?: readonly string[]
}

type Rows<T extends object> = AsyncIterable<TableEntityResult<T>>

const rows = <T extends object>(table: TableClient, { filter, select }: RowQuery) =>
  table.listEntities<T>({ queryOptions: { filter, ...(select ? { select: [...select] } : {}) } })

/** The most rows that come in one operation. */
export const pageSize = 1000

/** All rows that match, in order of their keys; pages, of a size, are fetched as they are needed. */
export async function* allRows<T extends object>(
  table: () => Promise<TableClient>,
  query: RowQuery,
  size = pageSize,
): Rows<T> {
  for await (const page of rows<T>(await table(), query).byPage({ maxPageSize: size })) yield* page
}

/** The first rows of many. */
export interface Page<T extends object> {
  readonly rows: readonly TableEntityResult<T>[]
  /** Whether more of them may follow. */
  readonly more: boolean
}

/** The first rows that match, a page at most. The service may send less at a time, or nothing, although more rows follow. */
export const firstPage = async <T extends object>(
  table: () => Promise<TableClient>,
  query: RowQuery,
  count = pageSize,
): Promise<Page<T>> => {
  const found: TableEntityResult<T>[] = []
  for await (const page of rows<T>(await table(), query).byPage({
    maxPageSize: Math.min(count, pageSize),
  })) {
    found.push(...page)
    if (found.length >= count)
      return {
        rows: found.slice(0, count),
        more: found.length > count || page.continuationToken !== undefined,
      }
  }
  return { rows: found, more: false }
}

/** The first rows that match, `count` at most. */
export const firstRows = async <T extends object>(
  table: () => Promise<TableClient>,
  query: RowQuery,
  count: number,
): Promise<readonly TableEntityResult<T>[]> => (await firstPage<T>(table, query, count)).rows

/** Every partition key between two bounds, found by skipping from one to the next: one query for each. */
export async function* partitionKeys(
  table: () => Promise<TableClient>,
  after = '',
  before = '~',
): AsyncIterable<string> {
  for (let last = after; ;) {
    const filter = odata`PartitionKey gt ${last} and PartitionKey lt ${before}`
    const [next] = await firstRows<object>(table, { filter, select: ['PartitionKey'] }, 1)
    if (next?.partitionKey === undefined) return
    last = next.partitionKey
    yield last
  }
}

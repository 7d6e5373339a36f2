import { odata, type TableClient, type TableEntityResult } from '@azure/data-tables'

/** Which rows, and which of their columns (all when absent). */
export interface RowQuery {
  readonly filter: string
  readonly select?: readonly string[]
}

type Rows<T extends object> = AsyncIterable<TableEntityResult<T>>

const rows = <T extends object>(table: TableClient, { filter, select }: RowQuery) =>
  table.listEntities<T>({ queryOptions: { filter, ...(select ? { select: [...select] } : {}) } })

/** All rows that match, in order of their keys; pages are fetched as they are needed. */
export async function* allRows<T extends object>(
  table: () => Promise<TableClient>,
  query: RowQuery,
): Rows<T> {
  yield* rows<T>(await table(), query)
}

/** The first rows that match, `count` at most. A page may come short or empty although more rows follow. */
export const firstRows = async <T extends object>(
  table: () => Promise<TableClient>,
  query: RowQuery,
  count: number,
): Promise<TableEntityResult<T>[]> => {
  const found: TableEntityResult<T>[] = []
  for await (const page of rows<T>(await table(), query).byPage({
    maxPageSize: Math.min(count, 1000),
  })) {
    found.push(...page)
    if (found.length >= count) break
  }
  return found.slice(0, count)
}

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

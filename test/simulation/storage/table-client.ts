import type { TableClient, TransactionAction } from '@azure/data-tables'
import type { RowChange, SimulatedRow, SimulatedTable } from './simulated-table.js'
import type { StorageCall } from './storage-call.js'

type Entity = Readonly<Record<string, unknown>> & {
  readonly partitionKey: string
  readonly rowKey: string
}

const mostRows = 1000

/** Storage sends less than a page, or nothing, now and then, although more follows. */
const shortPages = 0.05

const toChange = (
  kind: RowChange['kind'],
  { partitionKey, rowKey, ...others }: Entity,
  mode: RowChange['mode'] = 'Merge',
  etag = '*',
): RowChange => ({
  kind,
  partitionKey,
  rowKey,
  values: Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined && value !== null),
  ),
  mode,
  etag,
})

const keyNames: Readonly<Record<string, 'partitionKey' | 'rowKey' | 'timestamp'>> = {
  PartitionKey: 'partitionKey',
  RowKey: 'rowKey',
  Timestamp: 'timestamp',
}

const toEntity = (
  { partitionKey, rowKey, etag, timestamp, values }: SimulatedRow,
  select?: readonly string[],
) => {
  const keys = { partitionKey, rowKey, etag, timestamp }
  if (!select) return { ...keys, ...values }
  // A selected column that a row does not have comes back as null; a key that is not selected does not come.
  const chosen: Record<string, unknown> = { etag }
  for (const name of select) {
    const key = keyNames[name]
    if (key === undefined) chosen[name] = values[name] ?? null
    else chosen[key] = keys[key]
  }
  return chosen
}

const actionOf = (action: TransactionAction): RowChange => {
  const [kind, entity, mode, options] = action as [
    RowChange['kind'],
    Entity,
    RowChange['mode'] | undefined,
    { etag?: string } | undefined,
  ]
  return toChange(kind, entity, mode, options?.etag)
}

interface ListOptions {
  readonly queryOptions: { readonly filter: string; readonly select?: readonly string[] }
}
interface PageOptions {
  readonly maxPageSize?: number
  readonly continuationToken?: string
}

/** A client of a simulated table: the part of the SDK's that the app uses. */
export const tableClient = (
  name: string,
  table: SimulatedTable,
  call: StorageCall,
  random: () => number,
): TableClient => {
  const change = (what: string, changes: readonly RowChange[]) =>
    call(`${name}.${what}`, () => {
      table.change(changes)
      return {}
    })

  async function* pages(
    { filter, select }: ListOptions['queryOptions'],
    { maxPageSize = mostRows, continuationToken }: PageOptions = {},
  ) {
    for (let after = continuationToken; ;) {
      const limit =
        random() < shortPages ? Math.floor(random() * maxPageSize) : Math.min(maxPageSize, mostRows)
      const found = await call(`${name}.query`, () => table.query(filter, after, limit))
      const page = found.rows.map((row) => toEntity(row, select))
      yield Object.assign(page, found.next === undefined ? {} : { continuationToken: found.next })
      if (found.next === undefined) return
      after = found.next
    }
  }

  async function* entities(options: ListOptions) {
    for await (const page of pages(options.queryOptions)) yield* page
  }

  const client = {
    createTable: () => call(`${name}.open`, () => undefined),
    getEntity: (partitionKey: string, rowKey: string) =>
      call(`${name}.get`, () => toEntity(table.get(partitionKey, rowKey))),
    createEntity: (entity: Entity) => change('create', [toChange('create', entity)]),
    updateEntity: (entity: Entity, mode?: RowChange['mode'], options?: { etag?: string }) =>
      change('update', [toChange('update', entity, mode, options?.etag)]),
    upsertEntity: (entity: Entity, mode?: RowChange['mode']) =>
      change('upsert', [toChange('upsert', entity, mode)]),
    deleteEntity: (partitionKey: string, rowKey: string, options?: { etag?: string }) =>
      change('delete', [toChange('delete', { partitionKey, rowKey }, 'Merge', options?.etag)]),
    submitTransaction: (actions: TransactionAction[]) =>
      change('transaction', actions.map(actionOf)),
    listEntities: (options: ListOptions) =>
      Object.assign(entities(options), {
        byPage: (page?: PageOptions) => pages(options.queryOptions, page),
      }),
  }
  return client as unknown as TableClient
}

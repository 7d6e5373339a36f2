import { requestSize, transactionLimits, checkRow, type Values } from './row-limits.js'
import { parseFilter } from './odata-filter.js'
import { storageError } from './storage-error.js'

/** A row as it is stored. */
export interface SimulatedRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly etag: string
  /** When it was last changed. */
  readonly timestamp: string
  readonly values: Values
}

/** A change to one row. */
export interface RowChange {
  readonly kind: 'create' | 'update' | 'upsert' | 'delete'
  readonly partitionKey: string
  readonly rowKey: string
  readonly values: Values
  readonly mode: 'Merge' | 'Replace'
  /** `*`: whatever is there. */
  readonly etag: string
}

/** A table in memory. */
export interface SimulatedTable {
  readonly get: (partitionKey: string, rowKey: string) => SimulatedRow
  /** Makes changes of one partition, all or none. */
  readonly change: (changes: readonly RowChange[]) => void
  /** The rows that a filter lets through after a place, and the next place where there is more. */
  readonly query: (
    filter: string,
    after: string | undefined,
    limit: number,
  ) => { readonly rows: readonly SimulatedRow[]; readonly next?: string }
  readonly rows: () => readonly SimulatedRow[]
  /** One row, without the cost of a query. */
  readonly find: (partitionKey: string, rowKey: string) => SimulatedRow | undefined
  /** The rows of one partition. */
  readonly partition: (partitionKey: string) => readonly SimulatedRow[]
  /** The first row of one partition. */
  readonly first: (partitionKey: string) => SimulatedRow | undefined
}

const placeOf = (partitionKey: string, rowKey: string) => `${partitionKey}\u0000${rowKey}`

const propertyOf = (row: SimulatedRow) => (name: string) =>
  name === 'PartitionKey' ? row.partitionKey : name === 'RowKey' ? row.rowKey : row.values[name]

/** A table whose rows are in order of their keys; `changed` is told the partition of each change. */
export const simulatedTable = (
  now: () => number,
  changed: (partitionKey: string) => void,
): SimulatedTable => {
  const places: string[] = []
  const byPlace = new Map<string, SimulatedRow>()
  let version = 0

  /** Where a place is, or would be. */
  const indexOf = (place: string): number => {
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((places[middle] ?? '') < place) low = middle + 1
      else high = middle
    }
    return low
  }

  const rowAt = (i: number): SimulatedRow | undefined => byPlace.get(places[i] ?? '')

  const put = (place: string, row: SimulatedRow): void => {
    if (!byPlace.has(place)) places.splice(indexOf(place), 0, place)
    byPlace.set(place, row)
  }
  const remove = (place: string): void => {
    byPlace.delete(place)
    places.splice(indexOf(place), 1)
  }

  const apply = ({ kind, partitionKey, rowKey, values, mode, etag: named }: RowChange): void => {
    const place = placeOf(partitionKey, rowKey)
    const there = byPlace.get(place)
    if (kind === 'create' && there) throw storageError('EntityAlreadyExists', 409)
    if ((kind === 'update' || kind === 'delete') && !there)
      throw storageError('ResourceNotFound', 404)
    if (there && named !== '*' && named !== there.etag)
      throw storageError('UpdateConditionNotSatisfied', 412)
    if (kind === 'delete') {
      remove(place)
      return
    }
    const after = mode === 'Merge' && there ? { ...there.values, ...values } : values
    checkRow(partitionKey, rowKey, after)
    const etag = `W/"${++version}"`
    const timestamp = new Date(now()).toISOString()
    put(place, { partitionKey, rowKey, etag, timestamp, values: after })
  }

  /** Makes changes, or none of them when one cannot be made. */
  const applyAll = (changes: readonly RowChange[]): void => {
    const made: { readonly place: string; readonly row: SimulatedRow | undefined }[] = []
    try {
      for (const change of changes) {
        const place = placeOf(change.partitionKey, change.rowKey)
        const row = byPlace.get(place)
        apply(change)
        made.push({ place, row })
      }
    } catch (error) {
      for (const { place, row } of made)
        if (row) put(place, row)
        else remove(place)
      throw error
    }
  }

  const partition = (partitionKey: string) => {
    const rows: SimulatedRow[] = []
    for (let i = indexOf(placeOf(partitionKey, '')); ; i++) {
      const row = rowAt(i)
      if (row?.partitionKey !== partitionKey) return rows
      rows.push(row)
    }
  }

  return {
    get: (partitionKey, rowKey) => {
      const row = byPlace.get(placeOf(partitionKey, rowKey))
      if (!row) throw storageError('ResourceNotFound', 404)
      return row
    },

    change: (changes) => {
      const [first] = changes
      if (!first) return
      const bytes = changes.reduce((sum, { values }) => sum + requestSize(values), 0)
      if (changes.length > transactionLimits.operations || bytes > transactionLimits.bytes)
        throw storageError('RequestBodyTooLarge', 413)
      const keys = new Set(changes.map(({ rowKey }) => rowKey))
      if (keys.size < changes.length) throw storageError('InvalidDuplicateRow', 400)
      if (changes.some(({ partitionKey }) => partitionKey !== first.partitionKey))
        throw storageError('CommandsInBatchActOnDifferentPartitions', 400)
      applyAll(changes)
      changed(first.partitionKey)
    },

    query: (filter, after, limit) => {
      const matches = parseFilter(filter)
      const [, kind, from = ''] = /^PartitionKey (eq|g[et]) '([^']*)'/.exec(filter) ?? []
      const before = /^PartitionKey g[et] '[^']*' and PartitionKey lt '([^']*)'/.exec(filter)?.[1]
      const isPast = (key: string) =>
        (kind === 'eq' && key !== from) || (before !== undefined && key >= before)
      const begin = placeOf(from, '')
      const rows: SimulatedRow[] = []
      for (let i = indexOf(after !== undefined && after > begin ? after : begin); ; i++) {
        const row = rowAt(i)
        if (!row || isPast(row.partitionKey)) return { rows }
        if (!matches(propertyOf(row))) continue
        if (rows.length === limit) return { rows, next: places[i] ?? '' }
        rows.push(row)
      }
    },

    find: (partitionKey, rowKey) => byPlace.get(placeOf(partitionKey, rowKey)),
    first: (partitionKey) => {
      const row = rowAt(indexOf(placeOf(partitionKey, '')))
      return row?.partitionKey === partitionKey ? row : undefined
    },
    rows: () => places.flatMap((place) => byPlace.get(place) ?? []),
    partition,
  }
}

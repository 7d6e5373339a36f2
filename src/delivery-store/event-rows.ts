import { odata, type TableClient, type TableEntityResult } from '@azure/data-tables'
import { splitEventId } from '../events/event-id.js'
import type { EventKey, Scope } from '../events/event.js'
import type { RowKeys } from '../storage/delete-rows.js'
import { findRow } from '../storage/find-row.js'
import { allRows, type RowQuery } from '../storage/table-query.js'

/**
 * The rows of an event share the partition `{scope}:{event id}`: that is all that this room knows, but for this file. Storage has the rows of
 * events that were fired together in one partition, so that a transaction can record many of them; each row key begins there with what is
 * an event's own of its id, `07:`, and the column `key` holds the rest.
 */
export const eventPartition = (scope: string, eventId: string): string => `${scope}:${eventId}`

/** The event of a row. */
export const eventOf = ({ partitionKey }: Pick<RowKeys, 'partitionKey'>): EventKey => {
  const [scope = '', eventId = ''] = partitionKey.split(':')
  return { scope, eventId }
}

/** Between both parts of such a row key. A row key of an event that was fired alone begins with what sorts after it. */
const colon = ':'
const afterColon = ';'

/** Where storage has a row. */
export const toStoredKeys = ({ partitionKey, rowKey }: RowKeys): RowKeys => {
  const { shared, own } = splitEventId(partitionKey)
  return own === ''
    ? { partitionKey, rowKey }
    : { partitionKey: shared, rowKey: own + colon + rowKey }
}

/** A row as storage has it. */
export const toStoredRow = <Row extends RowKeys>(row: Row): Row & { readonly key?: string } => {
  const keys = toStoredKeys(row)
  return keys.rowKey === row.rowKey ? row : { ...row, ...keys, key: row.rowKey }
}

/** A row out of storage. */
export const fromStoredRow = <Row extends Partial<RowKeys>>(row: Row): Row => {
  const { partitionKey = '', rowKey = '' } = row
  if (rowKey >= colon) return row
  const at = rowKey.indexOf(colon)
  return { ...row, partitionKey: partitionKey + rowKey.slice(0, at), rowKey: rowKey.slice(at + 1) }
}

/** A row of an event; undefined when there is none. */
export const findEventRow = async <T extends object>(
  table: () => Promise<TableClient>,
  { scope, eventId }: EventKey,
  key: string,
): Promise<TableEntityResult<T> | undefined> => {
  const { partitionKey, rowKey } = toStoredKeys({
    partitionKey: eventPartition(scope, eventId),
    rowKey: key,
  })
  const row = await findRow<T>(table, partitionKey, rowKey)
  return row && fromStoredRow(row)
}

/** All rows that match, in order of their events and keys. */
export async function* eventRows<T extends object>(
  table: () => Promise<TableClient>,
  query: RowQuery,
  size?: number,
): AsyncIterable<TableEntityResult<T>> {
  for await (const row of allRows<T>(table, query, size)) yield fromStoredRow(row)
}

/** A filter for the rows of one event; with keys from one on, or before one, where those are given. */
export const ofEvent = ({ scope, eventId }: EventKey, from = '', before = ''): string => {
  const { shared, own } = splitEventId(eventPartition(scope, eventId))
  const inPartition = odata`PartitionKey eq ${shared}`
  const [low, high] =
    own === ''
      ? [from, before]
      : [own + colon + from, before === '' ? own + afterColon : own + colon + before]
  return [
    inPartition,
    ...(low === '' ? [] : [odata`RowKey ge ${low}`]),
    ...(high === '' ? [] : [odata`RowKey lt ${high}`]),
  ].join(' and ')
}

/** Events of a scope that follow each other, the first and the last of them included. */
export interface EventRange {
  readonly scope: Scope
  readonly first: string
  readonly last: string
}

/** Columns of the rows of such events that match, in order. */
export async function* rowsInRange<T extends object>(
  table: () => Promise<TableClient>,
  { scope, first, last }: EventRange,
  filters: readonly string[],
  select: readonly string[],
): AsyncIterable<TableEntityResult<T>> {
  const [low, high] = [eventPartition(scope, first), eventPartition(scope, last)]
  const [from, to] = [low, high].map((each) => splitEventId(each).shared)
  const inRange = odata`PartitionKey ge ${from} and PartitionKey le ${to}`
  const query = { filter: [inRange, ...filters].join(' and '), select }
  // Those that were fired together with the first or the last come along.
  for await (const row of eventRows<T>(table, query)) {
    const { partitionKey = '' } = row
    if (partitionKey >= low && partitionKey <= high) yield row
  }
}

/** What a filter across events of a scope says of their rows' keys: a condition on the column that it is given. */
export const whereKey = (scope: Scope | undefined, condition: (column: string) => string): string =>
  // Events for all tenants share no partition.
  scope === 'all'
    ? `(${condition('RowKey')})`
    : `((RowKey ge '${colon}' and (${condition('RowKey')})) or (RowKey lt '${colon}' and (${condition('key')})))`

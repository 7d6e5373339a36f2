import { odata, type TableClient } from '@azure/data-tables'
import type { NamesOf } from '../../catalogue/names-of.js'
import { scopesOf } from '../../events/event.js'
import { parseId, toId } from '../../storage/ids.js'
import type { Partition } from '../../storage/partition-key.js'
import { firstRows } from '../../storage/table-query.js'
import { eventOf, eventPartition } from '../event-rows.js'
import { eventTypeIn, type DeadLetterQuery } from './dead-letter-query.js'

/** The part of the delivery table that holds a scope's events of one type, the newest first. */
export type PartitionRange = Partition

/** Sorts before every key of an event, or after it. */
const [least, most] = ['', '~']

/** What the partition keys of a range begin with. */
export const rangePrefix = ({ scope, eventType }: PartitionRange): string =>
  eventPartition(scope, toId(eventType, least))

const rangeOf = (partitionKey: string): PartitionRange | undefined => {
  const { scope, eventId } = eventOf({ partitionKey })
  const id = parseId(eventId)
  return id && { scope, eventType: id.eventType }
}

const spansOf = (
  { tenantId }: DeadLetterQuery,
  names: readonly string[] | undefined,
): readonly (readonly [low: string, high: string])[] => {
  if (tenantId === undefined) return [[least, most]]
  return scopesOf(tenantId)
    .flatMap((scope) =>
      names
        ? names
            .map((eventType) => rangePrefix({ scope, eventType }))
            .map((prefix) => [prefix, prefix + most] as const)
        : [[`${scope}:`, `${scope};`] as const],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The ranges that may hold what a query asks for, in order, from a given one on; one small query finds the next. */
export async function* partitionRanges(
  table: () => Promise<TableClient>,
  query: DeadLetterQuery,
  namesOf: NamesOf,
  from?: PartitionRange,
): AsyncIterable<PartitionRange> {
  const eventType = eventTypeIn(query)
  const names = eventType === undefined ? undefined : namesOf(eventType)
  const isOurs = (range: PartitionRange) => names?.includes(range.eventType) ?? true
  const start = from ? rangePrefix(from) : least
  for (const [low, high] of spansOf(query, names)) {
    for (let after = start > low ? start : low; after < high;) {
      const filter = odata`PartitionKey gt ${after} and PartitionKey lt ${high}`
      const [next] = await firstRows<object>(table, { filter, select: ['PartitionKey'] }, 1)
      if (next?.partitionKey === undefined) break
      const range = rangeOf(next.partitionKey)
      if (range && isOurs(range)) yield range
      after = range ? rangePrefix(range) + most : next.partitionKey
    }
  }
}

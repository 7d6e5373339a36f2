import { odata, type TableClient } from '@azure/data-tables'
import { scopesOf } from '../../events/event.js'
import { parseId, toId } from '../../storage/ids.js'
import type { Partition } from '../../storage/partition-key.js'
import { firstRows } from '../../storage/table-query.js'
import { eventPartition } from '../delivery-row.js'
import { eventTypeIn, type DeadLetterQuery } from './dead-letter-query.js'

/** The part of the delivery table that holds a scope's events of one type, the newest first. */
export type PartitionRange = Partition

/** Sorts before every key of an event, or after it. */
const [least, most] = ['', '~']

/** What the partition keys of a range begin with. */
export const rangePrefix = ({ scope, eventType }: PartitionRange): string =>
  eventPartition(scope, toId(eventType, least))

const rangeOf = (partitionKey: string): PartitionRange | undefined => {
  const [scope = '', eventId = ''] = partitionKey.split(':')
  const id = parseId(eventId)
  return id && { scope, eventType: id.eventType }
}

const spansOf = (query: DeadLetterQuery): readonly (readonly [low: string, high: string])[] => {
  if (query.tenantId === undefined) return [[least, most]]
  const eventType = eventTypeIn(query)
  return scopesOf(query.tenantId)
    .toSorted()
    .map((scope) => {
      const prefix = eventType === undefined ? `${scope}:` : rangePrefix({ scope, eventType })
      return [prefix, eventType === undefined ? `${scope};` : prefix + most]
    })
}

/** The ranges that may hold what a query asks for, in order, from a given one on; one small query finds the next. */
export async function* partitionRanges(
  table: () => Promise<TableClient>,
  query: DeadLetterQuery,
  from?: PartitionRange,
): AsyncIterable<PartitionRange> {
  const eventType = eventTypeIn(query)
  const isOurs = (range: PartitionRange) => eventType === undefined || range.eventType === eventType
  const start = from ? rangePrefix(from) : least
  for (const [low, high] of spansOf(query)) {
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

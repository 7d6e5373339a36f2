import { keyOf, toId } from '../storage/ids.js'
import { parsePartitionKey, partitionKey } from '../storage/partition-key.js'
import type { Event } from './event.js'

/** An event as a table row: partition `{scope}:{eventType}`, key the part of its id that sorts the newest first. */
export interface EventRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly firedAt: Date
  readonly correlationId: string
  readonly payload: Uint8Array
}

/** An event to be stored. */
export const toRow = (event: Event): EventRow => ({
  partitionKey: partitionKey(event),
  rowKey: keyOf(event.id),
  firedAt: event.firedAt,
  correlationId: event.correlationId,
  payload: event.payload,
})

/** A stored event. */
export const toEvent = ({
  partitionKey: key,
  rowKey,
  firedAt,
  correlationId,
  payload,
}: EventRow): Event => {
  const partition = parsePartitionKey(key)
  return {
    ...partition,
    id: toId(partition.eventType, rowKey),
    firedAt: new Date(firedAt),
    correlationId,
    payload,
  }
}

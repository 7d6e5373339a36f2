import { parseId, toId } from '../storage/ids.js'
import { fromPieces, toPieces } from '../storage/long-text.js'
import { toAttempt, type StoredAttempt } from './delivery-row.js'
import type { Delivery, DeliveryState } from './delivery.js'
import { eventOf, eventPartition } from './event-rows.js'
import type { Chunk } from './plan.js'

/** A chunk after its first attempts: one delivery, attempted once at most, for each subscription that it found. */
export interface ChunkRecord {
  readonly scope: string
  readonly eventId: string
  readonly chunk: Pick<Chunk, 'number' | 'chunks' | 'tenantId'>
  readonly deliveries: readonly Delivery[]
}

/** The row of a chunk: how many deliveries are in which state, and all of them as JSON in `record0`, `record1`, … */
export type ChunkRow = Readonly<Record<DeliveryState, number>> & {
  readonly partitionKey: string
  readonly rowKey: string
  readonly tenantId: string
  /** How many chunks the event has. */
  readonly chunks: number
  /** How many subscriptions this one found. */
  readonly matched: number
  /** The first piece of the record, which tells one writing of a chunk from another. */
  readonly record0?: string
}

type DeliveryTuple = readonly [
  /** The key of its subscription; the whole id of one that is under another name of the event's type. */
  key: string,
  state: DeliveryState,
  /** Null where its callback was left in peace. */
  attempt: StoredAttempt | null,
  reason?: string,
  dueAt?: string,
]

const prefix = 'chunk:'

/** The key of a chunk's row. */
export const chunkKey = (number: number): string => prefix + String(number).padStart(7, '0')

/** A chunk's number, read from its key; undefined for other rows. */
export const chunkNumber = (rowKey: string): number | undefined =>
  rowKey.startsWith(prefix) ? Number(rowKey.slice(prefix.length)) : undefined

/** Deliveries counted by state. */
export const countStates = (
  deliveries: readonly Pick<Delivery, 'state'>[],
): Record<DeliveryState, number> => {
  const counts = { delivered: 0, pending: 0, parked: 0, deadLettered: 0, retired: 0 }
  for (const { state } of deliveries) counts[state]++
  return counts
}

/** A chunk to be stored. */
export const toChunkRow = ({ scope, eventId, chunk, deliveries }: ChunkRecord): ChunkRow => {
  const ownIds = toId(eventTypeOf(eventId), '')
  return {
    partitionKey: eventPartition(scope, eventId),
    rowKey: chunkKey(chunk.number),
    tenantId: chunk.tenantId,
    chunks: chunk.chunks,
    matched: deliveries.length,
    ...countStates(deliveries),
    ...toPieces(
      'record',
      JSON.stringify(
        deliveries.map(({ subscriptionId, state, attempts, reason, dueAt }) => [
          subscriptionId.startsWith(ownIds) ? subscriptionId.slice(ownIds.length) : subscriptionId,
          state,
          attempts[0],
          reason,
          dueAt,
        ]),
      ),
    ),
  }
}

/** The deliveries of a stored chunk, as they were after their first attempt. */
export const toDeliveries = (row: ChunkRow): Delivery[] => {
  const { scope, eventId } = eventOf(row)
  const eventType = eventTypeOf(eventId)
  const stored = JSON.parse(fromPieces('record', row)) as DeliveryTuple[]
  return stored.map(([key, state, attempt, reason, dueAt]) => ({
    scope,
    eventId,
    subscriptionId: key.includes('-') ? key : toId(eventType, key),
    tenantId: row.tenantId,
    chunk: chunkNumber(row.rowKey) ?? 0,
    firstState: state,
    state,
    attempts: attempt ? [toAttempt(attempt)] : [],
    ...(reason ? { reason } : {}),
    ...(dueAt ? { dueAt: new Date(dueAt) } : {}),
  }))
}

const eventTypeOf = (eventId: string): string => parseId(eventId)?.eventType ?? ''

import { chunkNumber, countStates, type ChunkRow } from './chunk-row.js'
import { deliveryKey, type DeliveryRow } from './delivery-row.js'
import { deliveryStates, type DeliveryState } from './delivery.js'
import { firstLateChunk } from './late-delivery.js'
import { isLegKey, planKey, type LegRow, type PlanRow } from './plan-row.js'

/** What the delivery table knows of an event, counted. */
export interface Tally {
  /** How many chunks there are to be; undefined before fan-out has decided on the last of them. */
  readonly chunks: number | undefined
  /** The numbers of the chunks that have been recorded. */
  readonly recorded: ReadonlySet<number>
  /** Subscriptions that the recorded chunks found. */
  readonly matched: number
  /** Deliveries by state. */
  readonly states: Readonly<Record<DeliveryState, number>>
  /** The event is being purged: what is counted here is what is left of its rows, and no account. */
  readonly isPurged?: true
}

/**
 * The key of the mark that an event is being purged. It sorts last: whoever misses a row that was deleted reads the mark, which was there
 * before.
 */
export const purgeKey = '~purged'

/** The columns that a tally needs, of whichever row. */
export const tallyColumns = [
  'PartitionKey',
  'RowKey',
  'tenantId',
  'chunks',
  'ranges',
  'next',
  'matched',
  'delivered',
  'pending',
  'parked',
  'deadLettered',
  'retired',
  'firstState',
  'state',
] as const

/** Any row of the delivery table. */
export type EventRow = PlanRow | LegRow | ChunkRow | DeliveryRow

// A column that a row does not have comes back as null when it is selected: only the key tells what a row is.
/** Whether a row is a delivery's own. */
export const isDelivery = (row: EventRow): row is DeliveryRow =>
  row.rowKey.startsWith(deliveryKey(''))
const isPlan = (row: EventRow): row is PlanRow => row.rowKey === planKey
const isLeg = (row: EventRow): row is LegRow => isLegKey(row.rowKey)

/** Whether a row is a chunk's. */
export const isChunk = (row: EventRow): row is ChunkRow => chunkNumber(row.rowKey) !== undefined

/** Whether a row is that of a chunk of the event's plan, or of the only one there is. */
const isPlanned = (row: EventRow): row is ChunkRow =>
  isChunk(row) && (chunkNumber(row.rowKey) ?? 0) < firstLateChunk

/**
 * Counts the rows of one event. A chunk counts its deliveries by the state that their first attempt led to; one that has
 * moved on since has a row of its own, which moves it from that state to the one it is in.
 */
export const tally = (rows: readonly EventRow[]): Tally => {
  const chunkRows = rows.filter(isChunk)
  const counts = countStates([])
  for (const row of chunkRows) for (const state of deliveryStates) counts[state] += row[state]
  for (const row of rows.filter(isDelivery)) {
    counts[row.firstState]--
    counts[row.state]++
  }
  return {
    chunks: chunksPlanned(rows),
    recorded: new Set(rows.filter(isPlanned).map(({ rowKey }) => chunkNumber(rowKey) ?? 0)),
    matched: chunkRows.reduce((sum, { matched }) => sum + matched, 0),
    states: counts,
    ...(rows.some(({ rowKey }) => rowKey === purgeKey) ? { isPurged: true } : {}),
  }
}

const chunksPlanned = (rows: readonly EventRow[]): number | undefined => {
  const plan = rows.find(isPlan)
  // A plan that was made while a slow run took one chunk for all is the one that holds.
  if (!plan?.ranges) return (plan ?? rows.find(isPlanned))?.chunks
  const legs = rows.filter(isLeg)
  // A leg is kept before the next one of its range is begun: when each range has its last one, none is missing.
  return legs.filter(({ next }) => !next).length < plan.ranges
    ? undefined
    : legs.reduce((sum, { chunks }) => sum + chunks, 0)
}

import type { Attempt, Delivery, DeliveryState, EarlierAttempts } from './delivery.js'
import { eventOf, eventPartition } from './event-rows.js'

/** The key of a delivery's own row: it has moved on from its chunk, or was sent again. */
export const deliveryKey = (subscriptionId: string): string => `delivery:${subscriptionId}`

/** A delivery that has moved on from its first attempt, as a row of its own. */
export interface DeliveryRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly tenantId: string
  readonly chunk: number
  /** The state that its chunk still counts it under. */
  readonly firstState: DeliveryState
  readonly state: DeliveryState
  readonly reason?: string
  readonly dueAt?: Date
  readonly replayedAt?: Date
  /** The last attempts, as JSON. */
  readonly attempts: string
  /** What is known of those before, as JSON; absent while there are none. */
  readonly earlier?: string
}

/** A delivery to be stored. */
export const toDeliveryRow = (delivery: Delivery): DeliveryRow => ({
  partitionKey: eventPartition(delivery.scope, delivery.eventId),
  rowKey: deliveryKey(delivery.subscriptionId),
  tenantId: delivery.tenantId,
  chunk: delivery.chunk,
  firstState: delivery.firstState,
  state: delivery.state,
  ...(delivery.reason === undefined ? {} : { reason: delivery.reason }),
  ...(delivery.dueAt === undefined ? {} : { dueAt: delivery.dueAt }),
  ...(delivery.replayedAt === undefined ? {} : { replayedAt: delivery.replayedAt }),
  attempts: JSON.stringify(delivery.attempts),
  ...(delivery.earlier === undefined ? {} : { earlier: JSON.stringify(delivery.earlier) }),
})

/** A stored delivery. */
export const toDelivery = (row: DeliveryRow): Delivery => {
  const { scope, eventId } = eventOf(row)
  return {
    scope,
    eventId,
    subscriptionId: row.rowKey.slice(deliveryKey('').length),
    tenantId: row.tenantId,
    chunk: row.chunk,
    firstState: row.firstState,
    state: row.state,
    ...(row.reason === undefined ? {} : { reason: row.reason }),
    ...(row.dueAt === undefined ? {} : { dueAt: new Date(row.dueAt) }),
    ...(row.replayedAt === undefined ? {} : { replayedAt: new Date(row.replayedAt) }),
    attempts: (JSON.parse(row.attempts) as StoredAttempt[]).map(toAttempt),
    ...(row.earlier === undefined ? {} : { earlier: JSON.parse(row.earlier) as EarlierAttempts }),
  }
}

/** An attempt as JSON has it. */
export type StoredAttempt = Omit<Attempt, 'at'> & { readonly at: string }

/** A stored attempt. */
export const toAttempt = (stored: StoredAttempt): Attempt => ({
  ...stored,
  at: new Date(stored.at),
})

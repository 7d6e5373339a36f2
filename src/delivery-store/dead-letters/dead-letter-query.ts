import { parseId } from '../../storage/ids.js'
import type { Delivery } from '../delivery.js'

/** Which dead letters; what is absent leaves them all. */
export interface DeadLetterQuery {
  /** Absent: those of all tenants, which only the command line may see. */
  readonly tenantId?: string
  readonly eventType?: string
  readonly subscriptionId?: string
  /** All of a reason, such as `too-large`, or one side of it: `exhausted` or `server-error` of `exhausted: server-error`. */
  readonly reason?: string
  /** Of events fired then or later. */
  readonly from?: Date
  /** Of events fired before. */
  readonly until?: Date
}

/** The event type that a query is limited to; that of its subscription when it names none. */
export const eventTypeIn = ({ eventType, subscriptionId }: DeadLetterQuery): string | undefined =>
  eventType ?? (subscriptionId === undefined ? undefined : parseId(subscriptionId)?.eventType)

/** Whether a delivery is a dead letter that a query asks for, and was one at a certain time. */
export const isWanted =
  ({ subscriptionId, reason }: DeadLetterQuery, asOf: Date) =>
  (delivery: Delivery): boolean =>
    delivery.state === 'deadLettered' &&
    (subscriptionId ?? delivery.subscriptionId) === delivery.subscriptionId &&
    (reason === undefined ||
      delivery.reason === reason ||
      (delivery.reason ?? '').split(': ').includes(reason)) &&
    (delivery.attempts.at(-1)?.at ?? asOf) <= asOf &&
    (delivery.replayedAt ?? asOf) <= asOf

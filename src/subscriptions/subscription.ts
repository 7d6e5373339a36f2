import type { CallbackHealth } from '../callbacks/callback-health.js'
import type { HealthStep } from '../callbacks/health-history.js'
import type { Filters } from './filters.js'
import type { WorkflowContext } from './workflow-context.js'

/** Someone's wish to have a callback URL called when events of one type are fired. */
export interface Subscription {
  /** `{eventType}-{32 hex digits}`: the digits are random, so that knowing an id is being told it. */
  readonly id: string
  readonly tenantId: string
  readonly eventType: string
  /** Object id of the user who subscribed. */
  readonly oid: string
  /** A secret: its query holds the signature that lets anyone start the flow. '' where it cannot be decrypted. */
  readonly callbackUrl: string
  /** What an event's payload must hold for this subscription to match. */
  readonly filters: Filters
  readonly createdAt: Date
  /** To the hour: a flow that starts often has it written once an hour. */
  readonly lastStartedAt?: Date
  /** How its callback has answered of late. */
  readonly health: CallbackHealth
  /** How that has changed of late, the oldest change first; absent while it has not. */
  readonly history?: readonly HealthStep[]
  /** The last minute that calls were reserved for; absent for a callback that is never called often. */
  readonly reservation?: Reservation
  readonly context: WorkflowContext
  /** Its URL is not stored as it would be now. */
  readonly isStale?: true
}

/** Calls to one callback that have been reserved, by all instances together. */
export interface Reservation {
  /** Since 1970. */
  readonly minute: number
  readonly calls: number
}

/** What a subscriber says of a subscription; how its callback fares is found out later. */
export type NewSubscription = Omit<
  Subscription,
  'id' | 'health' | 'history' | 'reservation' | 'lastStartedAt' | 'isStale'
>

/** What a delivery needs of a subscription. */
export type Recipient = Pick<
  Subscription,
  | 'id'
  | 'tenantId'
  | 'eventType'
  | 'callbackUrl'
  | 'filters'
  | 'lastStartedAt'
  | 'health'
  | 'reservation'
  | 'isStale'
>

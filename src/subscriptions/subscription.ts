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
  /** A secret: its query holds the signature that lets anyone start the flow. */
  readonly callbackUrl: string
  /** What an event's payload must hold for this subscription to match. */
  readonly filters: Filters
  readonly createdAt: Date
  /** To the minute: a flow that starts often has it written once a minute. */
  readonly lastStartedAt?: Date
  readonly context: WorkflowContext
}

/** What a delivery needs of a subscription. */
export type Recipient = Pick<
  Subscription,
  'id' | 'tenantId' | 'eventType' | 'callbackUrl' | 'filters' | 'lastStartedAt'
>

import type { DisabledSoon, Health } from './health-types.js'

/** Where a delivery stands; `notSent`: its event does not go to that subscription. */
export type DeliveryState = Exclude<keyof Counts, 'matched'> | 'notSent'

/** How many deliveries of an event, or of an hour's events, stand where. */
export interface Counts {
  readonly matched: number
  readonly delivered: number
  readonly pending: number
  readonly parked: number
  readonly deadLettered: number
  readonly retired: number
}

/** An event with its account. */
export interface EventLine extends Counts {
  readonly eventId: string
  readonly eventType: string
  readonly scope: 'tenant' | 'all'
  readonly firedAt: string
  readonly correlationId: string
  readonly status: 'running' | 'settled'
}

/** An event with what was fired. */
export interface EventDetails extends EventLine {
  readonly payload: unknown
  readonly bytes: number
}

/** One event to one subscription. */
export interface DeliveryLine {
  /** Its tracking id; null where nothing was sent. */
  readonly id: string | null
  readonly eventId: string
  readonly eventType: string
  readonly firedAt: string
  readonly subscriptionId: string
  readonly state: DeliveryState
  readonly reason: string | null
  readonly attempts: number
  readonly lastAttemptAt: string | null
  readonly lastStatus: number | null
  readonly lastError: string | null
  readonly nextAttemptAt?: string | null
  readonly runId?: string | null
  readonly oid?: string | null
  readonly flowName?: string | null
  readonly flowUrl?: string | null
  readonly runUrl?: string | null
}

/** One POST to a callback URL. */
export interface Attempt {
  readonly at: string
  readonly milliseconds: number
  readonly status?: number
  readonly error?: string
  readonly flowCode?: string
  readonly flowState?: string
  readonly retryAfter?: number
  readonly runId?: string
  readonly runUrl?: string | null
}

/** A delivery with its attempts, and how its subscription is now. */
export interface DeliveryDetails extends Omit<DeliveryLine, 'attempts'> {
  readonly id: string
  readonly earlierAttempts: number
  readonly attempts: readonly Attempt[]
  readonly payload: unknown
  readonly subscription:
    | (Health & {
        readonly id: string
        readonly callbackHost: string
        readonly workflowName: string | null
      })
    | null
}

/** What an hour's events came to. */
export interface Hour extends Counts {
  readonly from: string
  readonly events: number
}

/** The last day, and how subscriptions are. */
export interface Overview {
  readonly asOf: string
  readonly hours: readonly Hour[]
  readonly isWhole: boolean
  readonly subscriptions: Readonly<
    Record<'active' | 'onProbation' | 'disabled' | 'nearlyDisabled', number>
  >
  /** The next one first. */
  readonly disabledSoon: readonly DisabledSoon[]
  readonly oldestPendingAt: string | null
}

/** What came of a test. */
export interface TestResult {
  readonly delivered: boolean
  readonly outcome: string
  readonly reason: string | null
  readonly attempt: Attempt
}

/** What a piece of work on many deliveries came to; `cursor` leads to the next piece. */
export interface Piece {
  readonly matched?: number
  readonly replayed?: number
  readonly sent?: number
  readonly skipped?: number
  readonly disabled?: number
  readonly cursor?: string
}

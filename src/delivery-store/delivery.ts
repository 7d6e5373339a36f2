import { keyOf } from '../storage/ids.js'

/** One POST to a callback URL, as it went. */
export interface Attempt {
  readonly at: Date
  readonly milliseconds: number
  /** Absent when no answer came. */
  readonly status?: number
  /** Why no answer came: an error's code, such as ECONNREFUSED. */
  readonly error?: string
  /** `error.code` in a flow's answer, such as WorkflowTriggerIsNotEnabled. */
  readonly flowCode?: string
  /** The state that the answer says the flow's trigger is in, such as Disabled. */
  readonly flowState?: string
  /** Seconds that the answer asks to wait. */
  readonly retryAfter?: number
  /** The run that the flow started. */
  readonly runId?: string
}

/** Where a delivery stands: one of these words, everywhere. */
export type DeliveryState = 'delivered' | 'pending' | 'parked' | 'deadLettered' | 'retired'

/** All of them. */
export const deliveryStates: readonly DeliveryState[] = [
  'delivered',
  'pending',
  'parked',
  'deadLettered',
  'retired',
]

/** What an attempt, or the lack of one, means for its delivery; `reason` is stable, and absent when delivered. */
export type Outcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly reason: string; readonly retryAfter?: number }
  /** It may be passing: a dead letter, unless it changes its mind when it is asked a few times more. */
  | { readonly kind: 'doubt'; readonly reason: string; readonly retryAfter?: number }
  | { readonly kind: 'postpone'; readonly reason: string }
  /** `gone`: its callback will not come back, but its flow may, with another one. */
  | { readonly kind: 'park'; readonly reason: string; readonly gone?: true }
  /** A dead letter, unless it changes its mind when it is asked once more. */
  | { readonly kind: 'quarantine'; readonly reason: string }
  /** `eventOnly`: this event is at fault, not the callback. */
  | { readonly kind: 'deadLetter'; readonly reason: string; readonly eventOnly?: true }
  | { readonly kind: 'retire'; readonly reason: string }

/** Attempts of a delivery that are no longer kept one by one. */
export interface EarlierAttempts {
  readonly made: number
  /** Those since its last replay, by what they meant: its schedule counts them. */
  readonly counted: Readonly<Partial<Record<Outcome['kind'], number>>>
}

/** One event to one subscription. */
export interface Delivery {
  readonly eventId: string
  readonly scope: string
  readonly tenantId: string
  readonly subscriptionId: string
  /** The chunk that it was first attempted in. */
  readonly chunk: number
  /** Where its first attempt left it. */
  readonly firstState: DeliveryState
  readonly state: DeliveryState
  readonly reason?: string
  /** The last ones; empty while its callback has been left in peace: paced, on probation, off. */
  readonly attempts: readonly Attempt[]
  /** Absent while `attempts` are all. */
  readonly earlier?: EarlierAttempts
  /** When it was last replayed: attempts before that do not count against its schedule. */
  readonly replayedAt?: Date
  /** When the next attempt is due, while pending or parked. */
  readonly dueAt?: Date
}

/** A delivery as it is stored, with the version that a change must name. */
export interface StoredDelivery {
  readonly delivery: Delivery
  /** Absent while its chunk alone records it. */
  readonly etag?: string
}

/** How many attempts at a delivery have been made, kept or not. */
export const attemptsMade = ({
  attempts,
  earlier,
}: Pick<Delivery, 'attempts' | 'earlier'>): number => (earlier?.made ?? 0) + attempts.length

/** Whether a delivery waits for another attempt. */
export const isWaiting = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state === 'pending' || state === 'parked'

/** Names a delivery to the flow: the same for each attempt, so that a maker can find the runs of one delivery. */
export const trackingId = (eventId: string, subscriptionId: string): string =>
  `${eventId}.${keyOf(subscriptionId)}`

type OfSubscription = Pick<Delivery, 'subscriptionId'>

/** The key of the subscription that something is for. */
export const subscriptionKey = ({ subscriptionId }: OfSubscription): string => keyOf(subscriptionId)

/** Orders by those keys, as storage does. */
export const bySubscriptionKey = (a: OfSubscription, b: OfSubscription): number =>
  subscriptionKey(a) < subscriptionKey(b) ? -1 : 1

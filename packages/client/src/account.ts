/** What became of an event. At any moment matched = delivered + pending + parked + deadLettered + retired. */
export interface Account {
  readonly eventId: string
  readonly eventType: string
  /** ISO 8601. */
  readonly firedAt: string
  /** `settled` when nothing is pending any more. */
  readonly status: 'running' | 'settled'
  /** How many subscriptions the event is for. */
  readonly matched: number
  readonly delivered: number
  readonly pending: number
  /** Held while their flows are switched off. */
  readonly parked: number
  /** Given up, for a reason that an operator sees. */
  readonly deadLettered: number
  /** Ended meanwhile. */
  readonly retired: number
}

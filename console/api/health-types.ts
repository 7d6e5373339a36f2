/** How a callback is. */
export interface Health {
  readonly status: 'active' | 'throttled' | 'on-probation' | 'off' | 'disabled'
  readonly since: string | null
  readonly until: string | null
}

type AnsweredChange = 'failing' | 'on-probation' | 'disabled' | 'recovered' | 'off' | 'on'

/** A change of how a callback is. */
export interface HealthStep {
  readonly at: string
  readonly change: AnsweredChange | 'enabled' | 'subscribed'
  /** How far on the way to being disabled. */
  readonly percent?: number
  readonly reason?: string
  /** Who did it: an object id. */
  readonly by?: string
}

/** A subscription whose callback is about to be disabled. */
export interface DisabledSoon {
  readonly subscriptionId: string
  readonly eventType: string
  readonly oid: string
  readonly flowName: string | null
  readonly flowUrl: string | null
  readonly percent: number
  readonly failingSince: string
  readonly disabledFrom: string
}

import type { Counts, DeliveryLine } from './api-types.js'
import type { Health, HealthStep } from './health-types.js'

/** What a payload must hold, by property, or by property and comparison. */
export type Filters = Readonly<Record<string, Plain | readonly Plain[]>>

type Plain = string | number | boolean

/** A subscription as the list shows it. */
export interface SubscriptionLine extends Health {
  /** How far it is on the way to being disabled, from half of it on; null below that, and where it is disabled. */
  readonly percent: number | null
  readonly disabledFrom: string | null
  readonly id: string
  readonly eventType: string
  readonly oid: string
  readonly createdAt: string
  readonly lastStartedAt: string | null
  readonly callbackHost: string
  readonly filters?: Filters
  readonly workflowName?: string
  readonly workflowId?: string
  readonly environmentName?: string
}

/** A subscription with what is held for it. */
export interface SubscriptionDetails extends SubscriptionLine {
  readonly flowUrl?: string | null
  /** The oldest change first. */
  readonly history: readonly HealthStep[]
  readonly held: Pick<Counts, 'pending' | 'parked' | 'deadLettered'>
  readonly deliveries: readonly DeliveryLine[]
}

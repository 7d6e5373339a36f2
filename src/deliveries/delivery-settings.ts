import type { CallbackConfig } from '../callbacks/callback-config.js'
import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import type { MasterSecret } from '../signing/signing-config.js'
import type { OutcomeRule } from './outcome/outcomes.js'
import type { RetrySchedule } from './outcome/retry-schedule.js'

/** What a deployment decides about its deliveries. */
export interface DeliverySettings {
  readonly retrySchedule: RetrySchedule
  /** What answers mean, where the deployment does not agree with outcomes.ts. */
  readonly outcomes: readonly OutcomeRule[]
  readonly circuitPolicy: CircuitPolicy
  readonly callsPerMinute: number
  readonly callbacks: Pick<CallbackConfig, 'allowLoopback' | 'timeoutSeconds'>
  readonly signingSecrets: readonly MasterSecret[]
}

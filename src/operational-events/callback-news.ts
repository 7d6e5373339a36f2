import { failingHours, isGoodHealth, type CallbackHealth } from '../callbacks/callback-health.js'
import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import type { Told } from '../subscriptions/callback-state-table.js'

/** What is to be told of a callback. */
export interface CallbackNews {
  readonly kind: 'disabled' | 'failing' | 'recovered'
  readonly failingSince: string
  /** How far it is on the way to being disabled: nothing when it is back. */
  readonly percent: number
}

/** What bounds a callback's failures. */
type Policy = Pick<CircuitPolicy, 'disableAfterHours'>

/** At these shares of the time after which a callback is disabled, operators are warned. */
export const warnings = [50, 75, 90] as const

/** How far a callback is on the way to being disabled: the last step of 50, 75, 90 and 100 percent that it has reached, or nothing. */
export const percentOf = ({ disableAfterHours }: Policy, health: CallbackHealth): number => {
  if (health.disabledAt) return 100
  const percent = (failingHours(health) / disableAfterHours) * 100
  return warnings.findLast((each) => percent >= each) ?? 0
}

/** What is to be told of a callback of this health, and has not been told yet. */
export const callbackNews = (
  policy: Policy,
  health: CallbackHealth,
  told: Told = {},
): CallbackNews | undefined => {
  const percent = percentOf(policy, health)
  if (percent === 0) {
    const { failingSince } = told
    const isBack = isGoodHealth(health) && failingSince !== undefined
    return isBack ? { kind: 'recovered', failingSince, percent } : undefined
  }
  const failingSince = (health.failingSince ?? health.disabledAt)?.toISOString() ?? ''
  if (told.failingSince === failingSince && (told.percent ?? 0) >= percent) return undefined
  return { kind: percent === 100 ? 'disabled' : 'failing', failingSince, percent }
}

/** What has been told once this has been, too. */
export const withNews = (
  { percent: _, failingSince: __, ...others }: Told,
  { kind, failingSince, percent }: CallbackNews,
): Told => (kind === 'recovered' ? others : { ...others, failingSince, percent })

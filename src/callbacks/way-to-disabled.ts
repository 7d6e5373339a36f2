import { failingHours, type CallbackHealth } from './callback-health.js'
import type { CircuitPolicy } from './circuit-policy.js'

/** What bounds a callback's failures. */
type Policy = Pick<CircuitPolicy, 'disableAfterHours'>

/** At these shares of the time after which a callback is disabled, operators are warned. */
export const warnings = [50, 75, 90] as const

const hourMs = 3_600_000

const exactPercent = ({ disableAfterHours }: Policy, health: CallbackHealth): number =>
  (failingHours(health) / disableAfterHours) * 100

/** How far a callback is on the way to being disabled: the last step of 50, 75, 90 and 100 percent that it has reached, or nothing. */
export const percentOf = (policy: Policy, health: CallbackHealth): number => {
  if (health.disabledAt) return 100
  const percent = exactPercent(policy, health)
  return warnings.findLast((each) => percent >= each) ?? 0
}

/** When a callback is called no more, if no call succeeds that has failed since then. */
export const disabledFrom = ({ disableAfterHours }: Policy, failingSince: Date): Date =>
  new Date(failingSince.getTime() + disableAfterHours * hourMs)

/** What is about to be disabled: how far it is on its way, and when it gets there unless it recovers. */
export interface DisabledSoon {
  readonly percent: number
  readonly failingSince: Date
  readonly disabledFrom: Date
}

/** How a callback that is halfway to being disabled, or further, is getting there; undefined for any other, and where it is disabled. */
export const disabledSoon = (policy: Policy, health: CallbackHealth): DisabledSoon | undefined => {
  const { disabledAt, failingSince } = health
  const percent = Math.min(99, Math.floor(exactPercent(policy, health)))
  if (disabledAt || !failingSince || percent < warnings[0]) return undefined
  return { percent, failingSince, disabledFrom: disabledFrom(policy, failingSince) }
}

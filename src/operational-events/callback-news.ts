import { isGoodHealth, type CallbackHealth } from '../callbacks/callback-health.js'
import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import { percentOf } from '../callbacks/way-to-disabled.js'
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

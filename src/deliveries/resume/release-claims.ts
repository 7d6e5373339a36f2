import type { CallbackStates } from '../../subscriptions/callback-state-table.js'
import type { Subscription } from '../../subscriptions/subscription.js'

/** Claims a subscription's releases, so that two never run at the same time. */
export interface ReleaseClaims {
  /** Whether it is claimed now, for so long; `again`: by a message that comes again, the one that died with its claim. */
  readonly claim: (subscription: Subscription, ms: number, again: boolean) => Promise<boolean>
  readonly letGo: (subscription: Subscription) => Promise<unknown>
}

/** Claims in the subscriptions' own rows. */
export const releaseClaims = ({ updateState }: CallbackStates, now: () => Date): ReleaseClaims => ({
  claim: async (subscription, ms, again) => {
    const at = now()
    const claimed = await updateState(subscription, ({ releasingUntil = at }) =>
      releasingUntil > at && !again
        ? { answer: false }
        : { change: { releasingUntil: new Date(at.getTime() + ms) }, answer: true },
    )
    return claimed ?? false
  },

  letGo: (subscription) =>
    updateState(subscription, () => ({ change: { releasingUntil: now() }, answer: true })),
})

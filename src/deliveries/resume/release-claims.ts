import type { ReleaseMessage } from '../../queues/messages.js'
import type { CallbackStates } from '../../subscriptions/callback-state-table.js'
import type { Subscription } from '../../subscriptions/subscription.js'

/** Claims a subscription's releases, so that two never run at the same time. */
export interface ReleaseClaims {
  /** Whether it is claimed for a message now, for so long. One that comes again takes back the claim that it died with. */
  readonly claim: (
    subscription: Subscription,
    ms: number,
    message: ReleaseMessage,
  ) => Promise<boolean>
  readonly letGo: (subscription: Subscription) => Promise<unknown>
}

/** What a message is told from others by that release for the same subscription. */
const nameOf = ({ subscriptionId, since, held = false }: ReleaseMessage): string =>
  `${held ? 'held' : 'parked'} ${subscriptionId} ${since}`

/** Claims in the subscriptions' own rows. */
export const releaseClaims = ({ updateState }: CallbackStates, now: () => Date): ReleaseClaims => ({
  claim: async (subscription, ms, message) => {
    const at = now()
    const name = nameOf(message)
    const claimed = await updateState(
      subscription,
      ({ releasingUntil = at, releasingFor = name }) => {
        const isOwn = message.again === true && releasingFor === name
        return releasingUntil > at && !isOwn
          ? { answer: false }
          : {
              change: { releasingUntil: new Date(at.getTime() + ms), releasingFor: name },
              answer: true,
            }
      },
    )
    return claimed ?? false
  },

  letGo: (subscription) =>
    updateState(subscription, () => ({ change: { releasingUntil: now() }, answer: true })),
})

import type { ReleaseMessage } from '../../queues/messages.js'
import type { WorkQueues } from '../../queues/work-queues.js'
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
  /** Has what is held looked at whose look the claim has turned away. */
  readonly letGo: (subscription: Subscription) => Promise<void>
}

/** What a message is told from others by that release for the same subscription. */
const nameOf = ({ subscriptionId, since, held = false }: ReleaseMessage): string =>
  `${held ? 'held' : 'parked'} ${subscriptionId} ${since}`

/** The rows that claims are kept in, and how a callback is looked at again. */
export interface ReleaseClaimsParts {
  readonly subscriptions: CallbackStates
  readonly queues: Pick<WorkQueues, 'wake'>
  readonly now: () => Date
}

/** Claims in the subscriptions' own rows. */
export const releaseClaims = ({
  subscriptions: { updateState },
  queues,
  now,
}: ReleaseClaimsParts): ReleaseClaims => ({
  claim: async (subscription, ms, message) => {
    const at = now()
    const name = nameOf(message)
    const claimed = await updateState(
      subscription,
      ({ releasingUntil = at, releasingFor = name }) => {
        const isOwn = message.again === true && releasingFor === name
        if (releasingUntil <= at || isOwn)
          return {
            change: { releasingUntil: new Date(at.getTime() + ms), releasingFor: name },
            answer: true,
          }
        // What is parked comes back by its own message.
        return message.held
          ? { change: { turnedAway: message.subscriptionId }, answer: false }
          : { answer: false }
      },
    )
    return claimed ?? false
  },

  letGo: async (subscription) => {
    const turnedAway = await updateState(subscription, (state) => ({
      change: { releasingUntil: now(), turnedAway: '' },
      answer: state.turnedAway,
    }))
    if (turnedAway)
      await queues.wake({ tenantId: subscription.tenantId, subscriptionId: turnedAway })
  },
})

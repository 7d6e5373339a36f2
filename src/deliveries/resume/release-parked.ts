import type { Events } from '../../events/event-table.js'
import type { Log } from '../../log.js'
import type { ReleaseMessage } from '../../queues/messages.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { Delivery } from '../../delivery-store/delivery.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { nextAttempt } from '../outcome/retry-message.js'
import type { RetryDelivery } from './retry-delivery.js'

/** Delivers what was parked for a subscription, or for those whose place it took: oldest first, one after the other. */
export type ReleaseParked = (message: ReleaseMessage, log: Log) => Promise<void>

/** What it works with. */
export interface ReleaseParkedParts {
  readonly subscriptions: Pick<Subscriptions, 'current' | 'amend'>
  readonly deliveries: Pick<Deliveries, 'parked'>
  readonly events: Pick<Events, 'get'>
  readonly retryDelivery: RetryDelivery
  readonly queues: Pick<WorkQueues, 'release'>
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/** A flow that has just come back is not flooded: ten runs a second at most. */
const paceMs = 100

/** The host ends a function after ten minutes: what is left by then is for another message. */
const longestMs = 5 * 60_000

/** Whoever releases has it to himself for so long: another one comes back later. */
const claimMs = longestMs + 2 * 60_000

/** Who finds it claimed looks again so soon. */
const claimedSeconds = 15

/** When its callback is to be left in peace again, the release goes on after so long, or when that is over. */
const laterSeconds = 60

/** How a release goes on: with the next delivery, by another message in so many seconds, or not at all. */
type Next = 'next' | 'stop' | { readonly seconds: number }

/** Releases what was parked. It stops when the flow is off again: the next probe that succeeds releases the rest. */
export const releaseParked =
  ({
    subscriptions,
    deliveries,
    events,
    retryDelivery,
    queues,
    now,
    pause,
  }: ReleaseParkedParts): ReleaseParked =>
  async (message, log) => {
    const { tenantId, subscriptionId, since, again = false } = message
    const startedAt = now()
    const subscription = await subscriptions.current(tenantId, subscriptionId)
    if (!subscription) return
    const later = (seconds = laterSeconds) =>
      queues.release({ tenantId, subscriptionId, since }, seconds)
    const claimed = await subscriptions.amend(subscription, ({ releasingUntil = startedAt }) =>
      // A message that comes again is the one that died with its claim.
      releasingUntil > startedAt && !again
        ? { answer: false }
        : {
            change: { releasingUntil: new Date(startedAt.getTime() + claimMs) },
            answer: true,
          },
    )
    if (!claimed) return later(claimedSeconds)
    let released = 0

    const heirs = new Map<string, string | undefined>([[subscription.id, subscription.id]])
    const isOurs = async ({ subscriptionId: id }: Delivery): Promise<boolean> => {
      if (!heirs.has(id)) heirs.set(id, (await subscriptions.current(tenantId, id))?.id)
      return heirs.get(id) === subscription.id
    }

    const release = async (parked: Delivery): Promise<Next> => {
      const { scope, eventId, attempts } = parked
      const event = await events.get(scope, eventId)
      const after =
        event && (await retryDelivery(event, { ...nextAttempt(parked), early: true }, log))
      if (after?.state === 'delivered') released++
      if (after?.state === 'parked') return 'stop'
      const isHeld = after?.state === 'pending' && after.attempts.length === attempts.length
      const heldMs = (after?.dueAt ?? now()).getTime() - now().getTime()
      return isHeld ? { seconds: Math.max(laterSeconds, Math.ceil(heldMs / 1000)) } : 'next'
    }

    const run = async (): Promise<Next> => {
      const parked = await deliveries.parked(tenantId, subscription.eventType, new Date(since))
      for (const delivery of parked) {
        if (!(await isOurs(delivery))) continue
        if (now().getTime() - startedAt.getTime() > longestMs) return { seconds: 0 }
        const next = await release(delivery)
        if (next !== 'next') return next
        await pause(paceMs)
      }
      return 'next'
    }

    const ended = await run()
    await subscriptions.amend(subscription, () => ({
      change: { releasingUntil: now() },
      answer: true,
    }))
    if (typeof ended === 'object') await later(ended.seconds)
    log('parked.released', {
      subscriptionId: subscription.id,
      released,
      ended: ended === 'next' ? 'done' : ended === 'stop' ? 'off-again' : 'later',
    })
  }

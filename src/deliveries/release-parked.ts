import type { Events } from '../events/event-table.js'
import type { Log } from '../log.js'
import type { ReleaseMessage } from '../queues/messages.js'
import type { WorkQueues } from '../queues/work-queues.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import type { Delivery } from './delivery.js'
import type { Deliveries } from './delivery-table.js'
import type { RetryDelivery } from './retry-delivery.js'

/** Delivers what was parked for a subscription, or for those whose place it took: oldest first, one after the other. */
export type ReleaseParked = (message: ReleaseMessage, log: Log) => Promise<void>

/** What it works with. */
export interface ReleaseParkedParts {
  readonly subscriptions: Pick<Subscriptions, 'current'>
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

/** When its callback is to be left in peace again, the release goes on after so long. */
const laterSeconds = 60

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
    const { tenantId, subscriptionId, since } = message
    const startedAt = now()
    const subscription = await subscriptions.current(tenantId, subscriptionId)
    if (!subscription) return
    let released = 0

    const heirs = new Map<string, string | undefined>([[subscription.id, subscription.id]])
    const isOurs = async ({ subscriptionId: id }: Delivery): Promise<boolean> => {
      if (!heirs.has(id)) heirs.set(id, (await subscriptions.current(tenantId, id))?.id)
      return heirs.get(id) === subscription.id
    }

    const release = async (parked: Delivery): Promise<'next' | 'later' | 'stop'> => {
      const { scope, eventId, chunk, attempts } = parked
      const event = await events.get(scope, eventId)
      const retry = { scope, eventId, chunk, subscriptionId: parked.subscriptionId }
      const after =
        event &&
        (await retryDelivery(event, { ...retry, attempt: attempts.length + 1, early: true }, log))
      if (after?.state === 'delivered') released++
      if (after?.state === 'parked') return 'stop'
      return after?.state === 'pending' && after.attempts.length === attempts.length
        ? 'later'
        : 'next'
    }

    const run = async (): Promise<'done' | 'later' | 'stop'> => {
      const parked = await deliveries.parked(tenantId, subscription.eventType, new Date(since))
      for (const delivery of parked) {
        if (!(await isOurs(delivery))) continue
        if (now().getTime() - startedAt.getTime() > longestMs) return 'later'
        const next = await release(delivery)
        if (next !== 'next') return next
        await pause(paceMs)
      }
      return 'done'
    }

    const ended = await run()
    if (ended === 'later') await queues.release({ tenantId, subscriptionId, since }, laterSeconds)
    log('parked.released', { subscriptionId: subscription.id, released, ended })
  }

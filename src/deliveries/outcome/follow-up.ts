import pLimit from 'p-limit'
import { attemptsMade, type Delivery } from '../../delivery-store/delivery.js'
import type { Log } from '../../log.js'
import { noNews, type OperatorNews } from '../../operational-events/operator-news.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { OutcomeOf } from './outcomes.js'
import { waitsForCallback, type HoldForCallback } from './hold-for-callback.js'
import { dueRetryMessage } from './retry-message.js'
import { editMs, handOverMs, longestDelay } from './retry-schedule.js'

/** Does what recorded deliveries' states ask for. A message too many is skipped: it names an attempt that was made. */
export type FollowUp = (deliveries: readonly Delivery[], log: Log) => Promise<void>

/** The queues for what waits, and the subscriptions of flows that are gone. */
export interface FollowUpParts {
  readonly subscriptions: Pick<Subscriptions, 'current' | 'remove'>
  readonly queues: Pick<WorkQueues, 'release' | 'retry'>
  readonly holdForCallback: HoldForCallback
  readonly outcomeOf: OutcomeOf
  readonly now: () => Date
  /** Absent: operators are told in the log only. */
  readonly news?: Pick<OperatorNews, 'deadLetter'>
}

const atOnce = 16

/** A release is put off for so long, so that one that is under way ends first. */
const releaseSeconds = 2

/** Queues the next attempt of what waits, and removes the subscriptions whose flow is gone. */
export const followUp = ({
  subscriptions,
  queues,
  holdForCallback,
  outcomeOf,
  now,
  news = noNews,
}: FollowUpParts): FollowUp => {
  const followUpOne = async (delivery: Delivery, log: Log): Promise<void> => {
    switch (delivery.state) {
      case 'delivered':
        return
      case 'pending':
        if (waitsForCallback(delivery) && (await holdForCallback(delivery)))
          log('delivery.held', factsOf(delivery))
        else await queueNextAttempt(delivery, log)
        return
      case 'parked':
        if (isLongGone(delivery))
          await subscriptions.remove(delivery.tenantId, delivery.subscriptionId)
        await queueNextAttempt(delivery, log)
        await releaseIfBack(delivery)
        return
      case 'deadLettered':
        log('delivery.dead-lettered', factsOf(delivery))
        news.deadLetter(delivery)
        return
      case 'retired':
        await subscriptions.remove(delivery.tenantId, delivery.subscriptionId)
        log('delivery.retired', factsOf(delivery))
    }
  }

  const queueNextAttempt = async (delivery: Delivery, log: Log) => {
    const { dueAt, state } = delivery
    const seconds = Math.ceil(((dueAt?.getTime() ?? 0) - now().getTime()) / 1000)
    // What is due later than a message can be hidden is put off once more then.
    const delaySeconds = Math.min(Math.max(0, seconds), longestDelay)
    await queues.retry(dueRetryMessage(delivery), delaySeconds)
    log(state === 'parked' ? 'delivery.parked' : 'delivery.retry-queued', {
      ...factsOf(delivery),
      delaySeconds,
    })
  }

  /**
   * Its last answer said that this callback will not come back, and its flow has had a day to come with another. Until then it stays, since
   * events that are fired meanwhile are its flow's too.
   */
  const isLongGone = ({ attempts }: Delivery): boolean => {
    const last = attempts.at(-1)
    const outcome = last && outcomeOf(last)
    const since = attempts[0]?.at ?? now()
    const isGone = outcome?.kind === 'park' && outcome.gone === true
    return isGone && now().getTime() - since.getTime() > handOverMs
  }

  /**
   * Its flow may have come back between its answer and its record, when a release could not find it yet, or be in the middle of being saved,
   * when its next subscription does not know that anything is parked. One that has been gone for longer is looked for by the schedule.
   */
  const releaseIfBack = async ({ tenantId, subscriptionId, reason }: Delivery) => {
    const current = await subscriptions.current(tenantId, subscriptionId)
    const since = now().toISOString()
    if (!current && reason !== 'flow-gone')
      await queues.release({ tenantId, subscriptionId, since, gone: true }, editMs / 1000)
    if (current && !current.health.parkedSince)
      await queues.release({ tenantId, subscriptionId: current.id, since }, releaseSeconds)
  }

  return async (deliveries, log) => {
    await pLimit(atOnce).map(
      deliveries.filter(({ state }) => state !== 'delivered'),
      (delivery) => followUpOne(delivery, log),
    )
  }
}

const factsOf = (delivery: Delivery) => ({
  eventId: delivery.eventId,
  subscriptionId: delivery.subscriptionId,
  reason: delivery.reason,
  attempt: attemptsMade(delivery),
  status: delivery.attempts.at(-1)?.status,
  error: delivery.attempts.at(-1)?.error,
})

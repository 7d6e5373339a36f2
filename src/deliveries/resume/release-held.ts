import pLimit from 'p-limit'
import { circuitDecision, type CircuitDecision } from '../../callbacks/circuit-decision.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import { functionTimeoutMs } from '../../host-limits.js'
import type { Log } from '../../log.js'
import type { CallbackKey } from '../../queues/held-table.js'
import type { ReleaseMessage } from '../../queues/messages.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import { releaseClaims } from './release-claims.js'

/** Looks at a callback that deliveries wait for: one of them is its next probe, and all of them go on when it is back. */
export type ReleaseHeld = (message: ReleaseMessage, log: Log) => Promise<void>

/** Where callbacks' health is, and where deliveries wait. */
export interface ReleaseHeldParts {
  readonly subscriptions: Pick<Subscriptions, 'current' | 'updateState'>
  readonly queues: Pick<WorkQueues, 'held' | 'retryText' | 'wake'>
  readonly circuitPolicy: Pick<CircuitPolicy, 'failures'>
  readonly now: () => Date
}

/** A callback that has just come back is not flooded: so many calls a second. */
const callsPerSecond = 10

/** Released at once; the next of them once these are under way. */
const released = 500

const sendsAtOnce = 16

/** For how long a look claims its callback, so that two never run at the same time. */
const claimMs = functionTimeoutMs / 5

/** What somebody else looks after is looked at this long after that should have been done. */
const patienceMs = 60_000

/** A look this short before the end of a hold is the one for that end: the clock that it was sent by is ahead of this one. */
const clockErrorMs = 3000

/** Releases what waits for callbacks. Messages go to their queue before they are forgotten, and one that comes twice is skipped. */
export const releaseHeld = ({
  subscriptions,
  queues,
  circuitPolicy,
  now,
}: ReleaseHeldParts): ReleaseHeld => {
  const claims = releaseClaims({ subscriptions, queues, now })

  /** Sends the oldest, at a pace; answers how many, and whether there are others. */
  const send = async (callback: CallbackKey, count: number) => {
    const { messages, more } = await queues.held.oldest(callback, count)
    await pLimit(sendsAtOnce).map(messages, ({ text }, i) =>
      queues.retryText(text, Math.floor(i / callsPerSecond)),
    )
    await queues.held.remove(messages)
    return { sent: messages.length, more }
  }

  /** For the end of a hold there may be a message or only a note, which must not say later than that. */
  const lookAfterHold = (callback: CallbackKey, until: Date) => {
    // It may have ended since.
    const leftMs = Math.max(0, until.getTime() - now().getTime())
    return leftMs <= clockErrorMs
      ? queues.wake(callback, Math.ceil(leftMs / 1000))
      : queues.held.lookAt(callback, until)
  }

  const look = async (callback: CallbackKey, decision: CircuitDecision | undefined) => {
    switch (decision?.kind) {
      case 'hold':
        await lookAfterHold(callback, decision.until)
        return 0
      case 'probe':
        return (await send(callback, 1)).sent
      case 'call':
      case 'disabled':
      case undefined: {
        const { sent, more } = await send(callback, released)
        if (more) await queues.wake(callback, Math.ceil(sent / callsPerSecond))
        return sent
      }
    }
  }

  const isWaitedFor = async (callback: CallbackKey) =>
    (await queues.held.oldest(callback, 1)).messages.length > 0

  return async (message, log) => {
    const { tenantId, subscriptionId } = message
    const callback = { tenantId, subscriptionId }
    const subscription = await subscriptions.current(tenantId, subscriptionId)
    const decision = subscription && circuitDecision(circuitPolicy, subscription.health, now())
    // A claim, however short, has whoever releases what is parked come back a quarter of a minute later.
    if (decision?.kind !== 'hold' && !(await isWaitedFor(callback))) {
      await queues.held.forget(callback)
      // What was held in between has had its look forgotten.
      return (await isWaitedFor(callback)) ? queues.wake(callback) : undefined
    }
    // Who has claimed it sees to this look, and the note to their having died. Messages that wait for one another would multiply.
    if (subscription && !(await claims.claim(subscription, claimMs, message)))
      return queues.held.lookAt(callback, new Date(now().getTime() + patienceMs))
    const sent = await look(callback, decision)
    if (subscription) await claims.letGo(subscription, message)
    log('held.released', { subscriptionId, sent })
  }
}

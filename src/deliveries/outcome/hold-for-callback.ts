import { LRUCache } from 'lru-cache'
import { circuitDecision } from '../../callbacks/circuit-decision.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import type { Delivery } from '../../delivery-store/delivery.js'
import type { CallbackKey } from '../../queues/held-table.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { groupWrites } from '../../storage/group-writes.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import { dueRetryMessage } from './retry-message.js'

/** Has a delivery that is on probation wait for its callback; false when it has none any more. */
export type HoldForCallback = (delivery: Delivery) => Promise<boolean>

/** Where callbacks' health is, and where deliveries wait. */
export interface HoldForCallbackParts {
  readonly subscriptions: Pick<Subscriptions, 'current'>
  readonly queues: Pick<WorkQueues, 'held' | 'wake'>
  readonly circuitPolicy: Pick<CircuitPolicy, 'failures'>
  readonly now: () => Date
}

/** Why a delivery waits for its callback, not for a time. */
export const waitsForCallback = ({ state, reason }: Pick<Delivery, 'state' | 'reason'>): boolean =>
  state === 'pending' && reason === 'on-probation'

const rememberedCallbacks = 20_000

/** Deliveries that are put away together at most. */
const heldTogether = 500

/**
 * Holds deliveries by their callback: it is looked at once when its hold is over, however many wait for it. It may have come back between
 * its delivery's record and this, so that it is looked at after the delivery was put where those who wake it find it. Those that come for
 * a callback while others are put away for it are put away together.
 */
export const holdForCallback = ({
  subscriptions,
  queues,
  circuitPolicy,
  now,
}: HoldForCallbackParts): HoldForCallback => {
  /** Until when each callback's hold lasts whose end somebody is waiting for. */
  const lookedAfter = new LRUCache<string, number>({
    maxSize: rememberedCallbacks,
    sizeCalculation: () => 1,
  })

  const lookAfter = async (callback: CallbackKey, delivery: Delivery): Promise<void> => {
    const there = await subscriptions.current(delivery.tenantId, delivery.subscriptionId)
    const decision =
      there?.id === callback.subscriptionId
        ? circuitDecision(circuitPolicy, there.health, now())
        : undefined
    if (decision?.kind !== 'hold') return queues.wake(callback)
    const until = decision.until.getTime()
    if (lookedAfter.get(callback.subscriptionId) === until) return
    await queues.wake(callback, Math.ceil((until - now().getTime()) / 1000))
    lookedAfter.set(callback.subscriptionId, until)
  }

  const holdAll = async ([first, ...others]: readonly Delivery[]): Promise<boolean> => {
    if (!first) return false
    const { tenantId, subscriptionId } = first
    const recipient = await subscriptions.current(tenantId, subscriptionId)
    if (!recipient) return false
    const callback = { tenantId, subscriptionId: recipient.id }
    await queues.held.add(callback, [first, ...others].map(dueRetryMessage))
    await lookAfter(callback, first)
    return true
  }
  return groupWrites<Delivery, boolean>({
    keyOf: ({ tenantId, subscriptionId }) => `${tenantId}:${subscriptionId}`,
    fits: (waiting) => waiting.length < heldTogether,
    write: async (deliveries) => {
      const isHeld = await holdAll(deliveries)
      return deliveries.map(() => isHeld)
    },
  })
}

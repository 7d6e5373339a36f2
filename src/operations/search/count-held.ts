import type { Subscription } from '../../subscriptions/subscription.js'
import { stateOf } from './delivery-line.js'
import {
  findSubscriptionDeliveries,
  type SubscriptionDeliveriesParts,
} from './subscription-deliveries.js'

/** What a subscription has not received, of the newest events. */
export interface Held {
  readonly pending: number
  readonly parked: number
  readonly deadLettered: number
  /** False: there are older events, which were not looked at. */
  readonly isWhole: boolean
}

/** Counts what a subscription has not received. */
export type CountHeld = (subscription: Subscription) => Promise<Held>

const mostEvents = 500
const states = ['pending', 'parked', 'deadLettered'] as const

/** Counts them by looking only where there are such. */
export const countHeld = (parts: SubscriptionDeliveriesParts): CountHeld => {
  const find = findSubscriptionDeliveries({ ...parts, mostEvents })
  return async (subscription) => {
    const { lines, next } = await find(subscription, { states }, mostEvents)
    const count = (state: (typeof states)[number]) =>
      lines.filter((line) => stateOf(line) === state).length
    return {
      pending: count('pending'),
      parked: count('parked'),
      deadLettered: count('deadLettered'),
      isWhole: next === undefined,
    }
  }
}

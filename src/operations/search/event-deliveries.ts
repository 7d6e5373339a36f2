import type { Deliveries } from '../../delivery-store/delivery-table.js'
import {
  bySubscriptionKey,
  subscriptionKey,
  type Delivery,
  type DeliveryState,
} from '../../delivery-store/delivery.js'
import type { Event } from '../../events/event.js'
import { keyOf } from '../../storage/ids.js'
import { pageSize } from '../../storage/table-query.js'
import { endOfKeys, isSameLine, lineOf } from '../../subscriptions/key-range.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { Subscription } from '../../subscriptions/subscription.js'
import { currentSubscriptions } from './current-subscriptions.js'
import { lineOfDelivery, stateOf, type DeliveryLine, type LineState } from './delivery-line.js'
import { whyNot } from './why-not.js'

/** Which lines of an event. */
export interface EventDeliveriesQuery {
  readonly tenantId: string
  readonly state?: LineState
  readonly subscriptionId?: string
}

/** Some lines, and where the next ones begin; absent after the last. */
export interface LinePage {
  readonly lines: readonly DeliveryLine[]
  readonly next?: string
}

/** What became of an event for each of a tenant's subscriptions to its type, in order of their keys, from one on. */
export type FindEventDeliveries = (
  event: Event,
  query: EventDeliveriesQuery,
  limit: number,
  from?: string,
) => Promise<LinePage>

/** Where deliveries and subscriptions are. */
export interface EventDeliveriesParts {
  readonly deliveries: Pick<Deliveries, 'inState' | 'slice'>
  readonly subscriptions: Pick<Subscriptions, 'current' | 'within'>
}

/** One call looks through so many slices at most: what it finds in them may be few lines, or none. */
const mostSlices = 8

/** Merges what is recorded of an event with the subscriptions that there are now. */
export const findEventDeliveries = ({
  deliveries,
  subscriptions,
}: EventDeliveriesParts): FindEventDeliveries => {
  const currentOf = currentSubscriptions(subscriptions)

  /** The lines of a slice, up to the key before which neither side leaves one out. */
  const linesOf = async (event: Event, tenantId: string, from: string, most: number) => {
    const key = { scope: event.scope, eventId: event.id }
    const slice = await deliveries.slice(key, tenantId, from)
    const partition = { scope: tenantId, eventType: event.eventType }
    const there = await subscriptions.within(partition, { from, before: slice.before }, most)
    const { before } = there
    const found = [...slice.deliveries.values()].filter((each) => subscriptionKey(each) < before)
    const byKey = new Map(there.subscriptions.map((each) => [keyOf(each.id), each]))
    const successors = await successorsOf(found, byKey)
    const lines = found.map((delivery) =>
      lineOfDelivery(
        event,
        delivery,
        byKey.get(subscriptionKey(delivery)) ?? successors.get(delivery.subscriptionId),
      ),
    )
    const told = new Set(lines.flatMap(({ subscription }) => subscription?.id ?? []))
    const reasonFor = whyNot(event, slice.isRecorded)
    const others = there.subscriptions
      .filter(({ id }) => !told.has(id))
      .map((subscription): DeliveryLine => ({
        ...{ event, subscription, subscriptionId: subscription.id },
        reason: reasonFor(subscription),
      }))
    return { lines: [...lines, ...others].sort(bySubscriptionKey), before }
  }

  /** The deliveries that are in a state: only who subscribes to these is looked up. */
  const linesIn = async (
    event: Event,
    { tenantId, state }: { readonly tenantId: string; readonly state: DeliveryState },
    from: string,
    most: number,
  ): Promise<LinePage> => {
    const key = { scope: event.scope, eventId: event.id }
    const page = await deliveries.inState(key, { tenantId, state, from, most })
    const current = await currentOf(page.deliveries)
    const lines = page.deliveries.map((delivery) =>
      lineOfDelivery(event, delivery, current.get(delivery.subscriptionId)),
    )
    return { lines, ...(page.before < endOfKeys ? { next: page.before } : {}) }
  }

  /** Who has replaced the subscriptions of deliveries, among those that have got none themselves. */
  const successorsOf = (found: readonly Delivery[], there: ReadonlyMap<string, Subscription>) => {
    const keys = [...there.keys()]
    const replaced = found.filter(
      (each) =>
        !there.has(subscriptionKey(each)) &&
        keys.some((key) => isSameLine(key, subscriptionKey(each))),
    )
    return currentOf(replaced)
  }

  return async (event, { tenantId, state, subscriptionId }, limit, start = '') => {
    const only = subscriptionId === undefined ? undefined : keyOf(subscriptionId)
    if (state !== undefined && state !== 'notSent' && only === undefined)
      return linesIn(event, { tenantId, state }, start, limit)
    const isWanted = (line: DeliveryLine) =>
      (state === undefined || stateOf(line) === state) &&
      (only === undefined ||
        subscriptionKey(line) === only ||
        line.subscription?.id === subscriptionId)
    const found: DeliveryLine[] = []
    let from = only === undefined ? start : lineOf(only)
    for (let i = 0; i < mostSlices && from < endOfKeys; i++) {
      const { lines, before } = await linesOf(event, tenantId, from, state ? pageSize : limit)
      const wanted = lines.filter(isWanted)
      found.push(...wanted.slice(0, limit - found.length))
      const last = found.at(-1)
      if (only !== undefined) break
      from = found.length >= limit && last ? `${subscriptionKey(last)} ` : before
      if (found.length >= limit) break
    }
    const isOver = only !== undefined || from >= endOfKeys
    return { lines: found, ...(isOver ? {} : { next: from }) }
  }
}

import pLimit from 'p-limit'
import type { RecordedFor } from '../../delivery-store/deliveries-to.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import type { Events } from '../../events/event-table.js'
import { scopesOf } from '../../events/event.js'
import type { EventHead } from '../../events/find-events.js'
import { keyOf } from '../../storage/ids.js'
import { isSuccessor } from '../../subscriptions/key-range.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { Subscription } from '../../subscriptions/subscription.js'
import { lineOfDelivery, stateOf, type DeliveryLine, type LineState } from './delivery-line.js'
import type { LinePage } from './event-deliveries.js'
import { runsOf } from './runs-of.js'
import { filterAgainst, whyNot } from './why-not.js'

/** Which events, and which of their lines. */
export interface SubscriptionDeliveriesQuery {
  /** Of events fired then or later. */
  readonly from?: Date
  /** Of events fired before. */
  readonly until?: Date
  readonly states?: readonly LineState[]
}

/** What became of the events that a subscription is for, the newest first, after the key of an event. */
export type FindSubscriptionDeliveries = (
  subscription: Subscription,
  query: SubscriptionDeliveriesQuery,
  limit: number,
  after?: string,
) => Promise<LinePage>

/** Where events, deliveries and subscriptions are. */
export interface SubscriptionDeliveriesParts {
  readonly events: Pick<Events, 'find' | 'get' | 'getRun'>
  readonly deliveries: Pick<Deliveries, 'to'>
  readonly subscriptions: Pick<Subscriptions, 'current'>
  /** How many events one call looks at, at most. */
  readonly mostEvents?: number
}

const eventsOfOneCall = 200
const eventsOfOnePage = 100
const readsAtOnce = 16

/** Looks at one event after the other, some at a time. */
export const findSubscriptionDeliveries =
  ({
    events,
    deliveries,
    subscriptions,
    mostEvents = eventsOfOneCall,
  }: SubscriptionDeliveriesParts): FindSubscriptionDeliveries =>
  async (subscription, { states, ...span }, limit, after) => {
    const { id, tenantId, eventType } = subscription
    const recordedStates = states?.includes('notSent')
      ? undefined
      : states?.filter((state) => state !== 'notSent')
    const successors = new Map<string, Promise<string | undefined>>([[id, Promise.resolve(id)]])

    /** Whether a subscription is this one, or one that it has replaced. */
    const isOurs = async (other: string): Promise<boolean> => {
      const known = successors.get(other)
      const current = known ?? subscriptions.current(tenantId, other).then((found) => found?.id)
      successors.set(other, current)
      return (await current) === id
    }

    /** Whose filters keep it away, and who has replaced nobody, cannot have got it: the chunk need not be read. */
    const unwantedIn = async (run: readonly EventHead[]): Promise<ReadonlySet<string>> => {
      const { filters } = subscription
      if (recordedStates || isSuccessor(keyOf(id)) || Object.keys(filters).length === 0)
        return new Set()
      const ids = run.map((event) => event.id)
      const whole = await events.getRun(run[0]?.scope ?? '', ids)
      return new Set(
        whole.filter((event) => filterAgainst(event)(filters) !== undefined).map((each) => each.id),
      )
    }

    const recordedFor = async (page: readonly EventHead[]) => {
      const runs = runsOf(page).map(async (run) =>
        deliveries.to({
          ...{ tenantId, subscriptionId: id, scope: run[0]?.scope ?? '' },
          eventIds: run.map((event) => event.id),
          ...(recordedStates ? { states: recordedStates } : {}),
          unwanted: await unwantedIn(run),
        }),
      )
      return new Map((await Promise.all(runs)).flatMap((found) => [...found]))
    }

    const lineOf = async (
      event: EventHead,
      recorded: RecordedFor,
    ): Promise<DeliveryLine | undefined> => {
      for (const delivery of recorded.deliveries)
        if (await isOurs(delivery.subscriptionId))
          return lineOfDelivery(event, delivery, subscription)
      if (recordedStates) return undefined
      const whole = await withPayload(events, event, subscription)
      return (
        whole && {
          ...{ event, subscriptionId: id, subscription },
          reason: whyNot(whole, recorded.isRecorded)(subscription),
        }
      )
    }

    const found: DeliveryLine[] = []
    let key = after
    for (let looked = 0; looked < mostEvents;) {
      const size = Math.min(states ? eventsOfOnePage : limit - found.length, mostEvents - looked)
      const query = { ...span, scopes: scopesOf(tenantId), eventTypes: [eventType] }
      const { events: page, next } = await events.find(query, size, key)
      const recorded = await recordedFor(page)
      const lines = await pLimit(readsAtOnce).map(page, async (event) => {
        const ofEvent = recorded.get(event.id)
        const line = ofEvent && (await lineOf(event, ofEvent))
        return line && (states?.includes(stateOf(line)) ?? true) ? line : undefined
      })
      for (const [i, line] of lines.entries()) {
        if (line) found.push(line)
        if (found.length >= limit && (next !== undefined || i + 1 < page.length))
          return { lines: found, next: keyOf(page[i]?.id ?? '') }
      }
      if (next === undefined) return { lines: found }
      looked += page.length
      key = next
    }
    return { lines: found, ...(key === undefined ? {} : { next: key }) }
  }

/** An event with its payload, where that matters: only filters look at it. */
const withPayload = async (
  events: Pick<Events, 'get'>,
  event: EventHead,
  { filters }: Subscription,
) =>
  Object.keys(filters).length === 0
    ? { ...event, payload: new Uint8Array() }
    : events.get(event.scope, event.id)

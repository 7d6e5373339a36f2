import { payloadOf, type Event } from '../../events/event.js'
import { filterText } from '../../subscriptions/filter-text.js'
import { unmetBy, type Filters } from '../../subscriptions/filters.js'
import type { Subscription } from '../../subscriptions/subscription.js'

/**
 * The first filter that keeps an event from a subscription, as its maker would say it; undefined where none does. The payload is looked
 * through once, and only when somebody filters.
 */
export const filterAgainst = (
  event: Pick<Event, 'payload'>,
): ((filters: Filters) => string | undefined) => {
  let unmet: ReturnType<typeof unmetBy> | undefined
  return (filters) => {
    if (Object.keys(filters).length === 0) return undefined
    unmet ??= unmetBy(payloadOf(event))
    const filter = unmet(filters)
    return filter && filterText(filter)
  }
}

const filterReason = /^filter: (.*)$/s

/** The filter that such a reason names; undefined for any other reason. */
export const filterIn = (reason = ''): string | undefined => filterReason.exec(reason)?.[1]

/**
 * Why there is no delivery of an event to a subscription: `filter: …`, the first that does not hold; `not-yet`, fan-out has not come to it;
 * `subscribed-later`; or `missed`, which should not be: fan-out did not find it.
 */
export const whyNot = (
  event: Pick<Event, 'firedAt' | 'payload'>,
  isRecorded: boolean,
): ((subscription: Pick<Subscription, 'createdAt' | 'filters'>) => string) => {
  const filterFor = filterAgainst(event)
  return ({ createdAt, filters }) => {
    const filter = filterFor(filters)
    if (filter !== undefined) return `filter: ${filter}`
    if (!isRecorded) return 'not-yet'
    return createdAt > event.firedAt ? 'subscribed-later' : 'missed'
  }
}

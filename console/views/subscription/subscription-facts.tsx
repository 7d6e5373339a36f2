import type { SubscriptionDetails } from '../../api/subscription-types.js'
import { Facts } from '../../parts/facts.js'
import { OutsideLink } from '../../parts/outside-link.js'
import { Time } from '../../parts/time.js'
import { placeHref } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'
import { filterText } from './filter-text.js'

/** What is known of a subscription, and what is held for it. */
export const SubscriptionFacts = ({
  subscription,
}: {
  readonly subscription: SubscriptionDetails
}) => {
  const { texts, format } = useSurroundings()
  const { held, since, until, status, percent, disabledFrom } = subscription
  const heldText = (['pending', 'parked', 'deadLettered'] as const)
    .map((state) => `${texts.states[state]} ${format.number(held[state])}`)
    .join(', ')
  const times = [
    since && texts.subscription.since(format.time(since)),
    until && texts.subscription.until(format.time(until)),
    percent !== null && texts.subscription.way(texts.percent(format.number(percent))),
    disabledFrom !== null && texts.subscription.disabledFrom(format.time(disabledFrom)),
  ].filter(Boolean)
  return (
    <Facts
      of={[
        [texts.subscription.status, [texts.health[status], ...times].join(', ')],
        [texts.subscription.held, heldText],
        [texts.eventType, subscription.eventType],
        [
          texts.subscription.filters,
          filterText(subscription.filters ?? {}) ?? texts.subscription.unfiltered,
        ],
        [
          texts.event.flow,
          <OutsideLink href={subscription.flowUrl}>
            {subscription.workflowName ?? subscription.workflowId ?? texts.subscription.unnamed}
          </OutsideLink>,
        ],
        [
          texts.event.maker,
          <a href={placeHref('subscriptions', '', { what: subscription.oid })}>
            {subscription.oid}
          </a>,
        ],
        [texts.subscription.host, subscription.callbackHost],
        [texts.subscription.created, <Time at={subscription.createdAt} />],
        [
          texts.subscription.started,
          subscription.lastStartedAt ? <Time at={subscription.lastStartedAt} /> : undefined,
        ],
        [texts.subscription.id, <code>{subscription.id}</code>],
      ]}
    />
  )
}

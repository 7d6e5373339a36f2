import type { DeliveryDetails } from '../../api/api-types.js'
import { HealthBadge } from '../../parts/badges.js'
import { Facts } from '../../parts/facts.js'
import { OutsideLink } from '../../parts/outside-link.js'
import { Reason } from '../../parts/reason.js'
import { Time } from '../../parts/time.js'
import { placeHref } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'

/** What is known of a delivery, and where to go on from it. */
export const DeliveryFacts = ({ delivery }: { readonly delivery: DeliveryDetails }) => {
  const { texts } = useSurroundings()
  const { id, eventId, firedAt, flowUrl, reason, subscription, subscriptionId } = delivery
  return (
    <Facts
      of={[
        [texts.event.reason, reason === null ? undefined : <Reason code={reason} />],
        [
          texts.delivery.event,
          <a href={placeHref('events', eventId)}>
            <Time at={firedAt} />
          </a>,
        ],
        [
          texts.delivery.subscription,
          <a href={placeHref('subscriptions', subscriptionId)}>
            {subscription?.workflowName ?? subscriptionId}
          </a>,
        ],
        [
          texts.subscription.status,
          subscription ? <HealthBadge status={subscription.status} /> : undefined,
        ],
        [
          texts.event.flow,
          flowUrl ? <OutsideLink href={flowUrl}>{texts.delivery.openFlow}</OutsideLink> : undefined,
        ],
        [texts.delivery.trackingId, <code>{id}</code>],
      ]}
    />
  )
}

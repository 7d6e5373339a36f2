import type { Place } from '../routes.js'
import { DeadLettersView } from '../views/dead-letters/dead-letters-view.js'
import { DeliveryView } from '../views/delivery/delivery-view.js'
import { EventView } from '../views/event/event-view.js'
import { FindView } from '../views/find/find-view.js'
import { NowView } from '../views/now/now-view.js'
import { SubscriptionView } from '../views/subscription/subscription-view.js'
import { SubscriptionsView } from '../views/subscription/subscriptions-view.js'

/** The view that a place names; an event or a delivery without an id is looked for. */
export const ViewOf = ({ place }: { readonly place: Place }) => {
  const { view, id } = place
  if (view === 'now') return <NowView />
  if (view === 'dead-letters') return <DeadLettersView place={place} />
  if (view === 'subscriptions')
    return id === '' ? (
      <SubscriptionsView place={place} />
    ) : (
      <SubscriptionView key={id} place={place} />
    )
  if (view === 'events' && id !== '') return <EventView key={id} place={place} />
  if (view === 'deliveries' && id !== '') return <DeliveryView key={id} place={place} />
  return <FindView place={place} />
}

import { pathOf } from '../../api/api.js'
import type { SubscriptionDetails } from '../../api/subscription-types.js'
import { useLive } from '../../live/use-live.js'
import { HealthBadge } from '../../parts/badges.js'
import { Heading } from '../../parts/heading.js'
import { Loading } from '../../parts/loading.js'
import { ProblemBar } from '../../parts/problem-bar.js'
import type { Place } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'
import { HealthHistory } from './health-history.js'
import { SubscriptionActions } from './subscription-actions.js'
import { SubscriptionDeliveries } from './subscription-deliveries.js'
import { SubscriptionFacts } from './subscription-facts.js'

/** A subscription: how its callback is and has been, what is held for it, what it got lately, and what can be done about it. */
export const SubscriptionView = ({ place }: { readonly place: Place }) => {
  const { api, texts } = useSurroundings()
  const { value, problem, reload } = useLive({
    key: place.id,
    load: (signal) => api.get<SubscriptionDetails>(pathOf('subscriptions', place.id), {}, signal),
    isPending: ({ held }) => held.pending + held.parked > 0,
  })
  const name = value?.workflowName ?? texts.subscription.unnamed
  return (
    <>
      <Heading title={value ? texts.subscription.heading(name) : texts.views.subscriptions}>
        {value && <HealthBadge status={value.status} />}
      </Heading>
      <ProblemBar problem={problem} onRetry={reload} />
      {!value && !problem && <Loading />}
      {value && (
        <>
          <SubscriptionFacts subscription={value} />
          <SubscriptionActions subscription={value} onDone={reload} />
          <SubscriptionDeliveries subscription={value} query={place.query} />
          <HealthHistory history={value.history} />
        </>
      )}
    </>
  )
}

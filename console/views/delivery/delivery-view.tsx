import { pathOf } from '../../api/api.js'
import { useLive } from '../../live/use-live.js'
import { Action } from '../../parts/action.js'
import { StateBadge } from '../../parts/badges.js'
import { Heading } from '../../parts/heading.js'
import { Loading } from '../../parts/loading.js'
import { ProblemBar } from '../../parts/problem-bar.js'
import { SendThis } from '../../parts/send-this.js'
import type { Place } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'
import { typeOfId } from '../type-of-id.js'
import { DeliveryFacts } from './delivery-facts.js'
import { findDelivery } from './find-delivery.js'
import { TimelineList } from './timeline-list.js'
import { timelineOf } from './timeline.js'

/** One delivery: where it stands and why, each attempt, and what can be done about it. */
export const DeliveryView = ({ place }: { readonly place: Place }) => {
  const { api, texts } = useSurroundings()
  const { value, problem, reload } = useLive({
    key: place.id,
    load: (signal) => findDelivery(api, place.id, signal),
    isPending: ({ state }) => state === 'pending' || state === 'parked',
  })
  const { replay } = texts.actions
  return (
    <>
      <Heading title={texts.delivery.heading(typeOfId(place.id))}>
        {value && <StateBadge state={value.state} />}
      </Heading>
      <ProblemBar problem={problem} onRetry={reload} />
      {!value && !problem && <Loading />}
      {value && (
        <>
          <DeliveryFacts delivery={value} />
          <p class="row">
            {value.state === 'deadLettered' && (
              <Action
                isPrimary
                label={replay.button}
                text={replay.text}
                run={async () => {
                  await api.post(pathOf('dead-letters', value.id, 'replay'))
                  return replay.done
                }}
                onDone={reload}
              />
            )}
            {!['pending', 'deadLettered'].includes(value.state) && value.subscription && (
              <SendThis delivery={value} onDone={reload} />
            )}
          </p>
          <h2>{texts.delivery.timeline}</h2>
          <TimelineList steps={timelineOf(value)} />
        </>
      )}
    </>
  )
}

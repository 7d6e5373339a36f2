import type { EventLine } from '../../api/api-types.js'
import { useLive } from '../../live/use-live.js'
import { Badge } from '../../parts/badge.js'
import { Heading } from '../../parts/heading.js'
import { Loading } from '../../parts/loading.js'
import { ProblemBar } from '../../parts/problem-bar.js'
import type { Place } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'
import { EventDeliveries } from './event-deliveries.js'
import { EventFacts } from './event-facts.js'
import { Payload } from './payload.js'
import { typeOfId } from '../type-of-id.js'
import { findEvent } from './find-event.js'

/** An event: its account, its payload when that is asked for, and what became of it for each subscription. */
export const EventView = ({ place }: { readonly place: Place }) => {
  const { api, texts } = useSurroundings()
  const { value, problem, reload } = useLive<EventLine>({
    key: place.id,
    load: (signal) => findEvent(api, place.id, signal),
    isPending,
  })
  return (
    <>
      <Heading title={texts.event.heading(typeOfId(place.id))}>
        {value && (
          <Badge color={value.status === 'running' ? 'brand' : 'success'}>
            {texts.eventStatus[value.status]}
          </Badge>
        )}
        {value && isPending(value) && <span class="quiet">{texts.live}</span>}
      </Heading>
      <ProblemBar problem={problem} onRetry={reload} />
      {!value && !problem && <Loading />}
      {value && (
        <>
          <EventFacts event={value} />
          <Payload eventId={value.eventId} />
          <EventDeliveries event={value} state={place.query.state ?? ''} />
        </>
      )}
    </>
  )
}

const isPending = ({ status, pending, parked }: EventLine): boolean =>
  status === 'running' || pending + parked > 0

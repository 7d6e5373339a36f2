import type { EventLine } from '../../api/api-types.js'
import { Facts } from '../../parts/facts.js'
import { Time } from '../../parts/time.js'
import { useSurroundings } from '../../surroundings.js'

/** What is known of an event, and how many of its deliveries stand where. */
export const EventFacts = ({ event }: { readonly event: EventLine }) => {
  const { texts, format } = useSurroundings()
  const states = ['matched', 'delivered', 'pending', 'parked', 'deadLettered', 'retired'] as const
  return (
    <>
      <ul class="counts" aria-label={texts.event.deliveries}>
        {states.map((state) => (
          <li key={state} class={state}>
            <strong>{format.number(event[state])}</strong> {texts.states[state]}
          </li>
        ))}
      </ul>
      <Facts
        of={[
          [texts.find.fired, <Time at={event.firedAt} />],
          [texts.event.scope, texts.event.scopes[event.scope]],
          [texts.event.id, <code>{event.eventId}</code>],
          [texts.event.correlation, <code>{event.correlationId}</code>],
        ]}
      />
    </>
  )
}

import { useState } from 'preact/hooks'
import { pathOf } from '../../api/api.js'
import type { EventDetails } from '../../api/api-types.js'
import { useLive } from '../../live/use-live.js'
import { Loading } from '../../parts/loading.js'
import { ProblemBar } from '../../parts/problem-bar.js'
import { useSurroundings } from '../../surroundings.js'

/** What was fired: asked for, and shown, only when someone wants to see it. */
export const Payload = ({ eventId }: { readonly eventId: string }) => {
  const { texts } = useSurroundings()
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
      }}
    >
      <summary>{texts.event.payload}</summary>
      {isOpen && <PayloadText eventId={eventId} />}
    </details>
  )
}

const PayloadText = ({ eventId }: { readonly eventId: string }) => {
  const { api } = useSurroundings()
  const { value, problem, reload } = useLive({
    key: eventId,
    load: (signal) => api.get<EventDetails>(pathOf('events', eventId), {}, signal),
  })
  if (problem) return <ProblemBar problem={problem} onRetry={reload} />
  return value ? <pre tabIndex={0}>{JSON.stringify(value.payload, null, 2)}</pre> : <Loading />
}

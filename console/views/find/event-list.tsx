import type { EventLine } from '../../api/api-types.js'
import { scanPages } from '../../live/scan-pages.js'
import { usePages } from '../../live/use-pages.js'
import { PagedTable } from '../../parts/paged-table.js'
import { Time } from '../../parts/time.js'
import { placeHref } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'

const limits = { enough: 25, mostPages: 20 } as const

/** Whether an event has deliveries that stand where is asked for. */
const fitsState =
  (state: string | undefined) =>
  (event: EventLine): boolean =>
    state === 'pending' || state === 'parked' || state === 'deadLettered' ? event[state] > 0 : true

/** The events of a type and a span of time, the newest first. */
export const EventList = ({ query }: { readonly query: Readonly<Record<string, string>> }) => {
  const { api, texts, format } = useSurroundings()
  const { eventType, from, until, state } = query
  const pages = usePages({
    key: JSON.stringify([eventType, from, until, state]),
    load: (begin, signal) =>
      scanPages(
        async (cursor) => {
          const filters = { eventType, from, until, cursor, limit: 50 }
          const page = await api.get<{ events: readonly EventLine[]; cursor?: string }>(
            ...(['/events', filters, signal] as const),
          )
          return { items: page.events, cursor: page.cursor }
        },
        fitsState(state),
        limits,
        begin,
      ),
  })
  const count = (name: 'delivered' | 'pending' | 'parked' | 'deadLettered' | 'retired') => ({
    name: texts.states[name],
    cell: (event: EventLine) => (event[name] === 0 ? null : format.number(event[name])),
  })
  return (
    <PagedTable
      label={texts.find.events}
      pages={pages}
      keyOf={({ eventId }) => eventId}
      columns={[
        {
          name: texts.find.fired,
          cell: ({ eventId, firedAt }) => (
            <a href={placeHref('events', eventId)}>
              <Time at={firedAt} />
            </a>
          ),
        },
        { name: texts.eventType, cell: ({ eventType: type }) => type },
        { name: texts.find.status, cell: ({ status }) => texts.eventStatus[status] },
        { name: texts.states.matched, cell: ({ matched }) => format.number(matched) },
        ...(['delivered', 'pending', 'parked', 'deadLettered', 'retired'] as const).map(count),
      ]}
    />
  )
}

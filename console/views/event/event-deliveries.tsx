import { pathOf } from '../../api/api.js'
import type { DeliveryLine, EventLine } from '../../api/api-types.js'
import { SendThis } from '../../parts/send-this.js'
import { usePages } from '../../live/use-pages.js'
import { useDeliveryColumns } from '../../parts/delivery-columns.js'
import { PagedTable } from '../../parts/paged-table.js'
import type { Column } from '../../parts/table.js'
import { StateField } from '../../parts/state-field.js'
import { placeHref } from '../../routes.js'
import { goTo } from '../../shell/go-to.js'
import { useSurroundings } from '../../surroundings.js'

/** What became of an event for each subscription, also for those that did not get it: a page at a time. */
export const EventDeliveries = ({
  event,
  state,
}: {
  readonly event: EventLine
  readonly state: string
}) => {
  const { api, texts } = useSurroundings()
  const { eventId, delivered, pending, parked, deadLettered, retired } = event
  const columns = useDeliveryColumns()
  const pages = usePages({
    key: `${eventId} ${state}`,
    version: [delivered, pending, parked, deadLettered, retired].join(),
    load: async (cursor, signal) => {
      const path = pathOf('events', eventId, 'deliveries')
      const page = await api.get<{ deliveries: readonly DeliveryLine[]; cursor?: string }>(
        ...([path, { state, cursor, limit: 100 }, signal] as const),
      )
      return { items: page.deliveries, cursor: page.cursor }
    },
  })
  const remedy: Column<DeliveryLine> = {
    name: texts.event.remedy,
    cell: (line) => isMissed(line) && <SendThis delivery={line} onDone={pages.refresh} />,
  }
  return (
    <section>
      <h2>{texts.event.deliveries}</h2>
      <div class="search">
        <StateField
          value={state}
          onChange={(chosen) => {
            goTo('events', eventId, { state: chosen })
          }}
        />
      </div>
      <PagedTable
        label={texts.event.deliveries}
        pages={pages}
        keyOf={({ subscriptionId }) => subscriptionId}
        columns={[
          {
            name: texts.event.flow,
            isWide: true,
            cell: ({ subscriptionId, flowName }) => (
              <a href={placeHref('subscriptions', subscriptionId)}>{flowName ?? subscriptionId}</a>
            ),
          },
          ...columns,
          ...(pages.items.some(isMissed) ? [remedy] : []),
        ]}
      />
    </section>
  )
}

/** Whether an event could still be sent: its maker's filters do not keep it away, and it is not on its way. */
const isMissed = ({ state, reason }: DeliveryLine): boolean =>
  state === 'notSent' && reason !== 'not-yet' && !reason?.startsWith('filter: ')

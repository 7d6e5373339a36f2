import { pathOf } from '../../api/api.js'
import type { DeliveryLine } from '../../api/api-types.js'
import type { SubscriptionDetails } from '../../api/subscription-types.js'
import { usePages } from '../../live/use-pages.js'
import { useDeliveryColumns } from '../../parts/delivery-columns.js'
import { TimeField } from '../../parts/field.js'
import { PagedTable } from '../../parts/paged-table.js'
import { SearchForm } from '../../parts/search-form.js'
import { StateField } from '../../parts/state-field.js'
import { Time } from '../../parts/time.js'
import { useDraft } from '../../parts/use-draft.js'
import { placeHref } from '../../routes.js'
import { goTo } from '../../shell/go-to.js'
import { useSurroundings } from '../../surroundings.js'

/** What became of a subscription's events, the newest first: by time, and by where they stand. */
export const SubscriptionDeliveries = ({
  subscription: { id, held },
  query,
}: {
  readonly subscription: SubscriptionDetails
  readonly query: Readonly<Record<string, string>>
}) => {
  const { api, texts } = useSurroundings()
  const { draft, of, set } = useDraft(query)
  const columns = useDeliveryColumns()
  const { from, until, state } = query
  const pages = usePages({
    key: JSON.stringify([id, from, until, state]),
    version: JSON.stringify(held),
    load: async (cursor, signal) => {
      const path = pathOf('subscriptions', id, 'deliveries')
      const page = await api.get<{ deliveries: readonly DeliveryLine[]; cursor?: string }>(
        ...([path, { from, until, state, cursor, limit: 50 }, signal] as const),
      )
      return { items: page.deliveries, cursor: page.cursor }
    },
  })
  return (
    <section>
      <h2>{texts.subscription.last}</h2>
      <SearchForm
        label={texts.subscription.last}
        onSearch={() => {
          goTo('subscriptions', id, draft)
        }}
      >
        <TimeField label={texts.from} value={of('from')} onChange={set('from')} />
        <TimeField label={texts.until} value={of('until')} onChange={set('until')} />
        <StateField value={of('state')} onChange={set('state')} />
      </SearchForm>
      <PagedTable
        label={texts.subscription.last}
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
          ...columns,
        ]}
      />
    </section>
  )
}

import { usePages } from '../../live/use-pages.js'
import { HealthBadge } from '../../parts/badges.js'
import { EventTypeField } from '../../parts/event-type-field.js'
import { ChoiceField, TextField } from '../../parts/field.js'
import { Heading } from '../../parts/heading.js'
import { PagedTable } from '../../parts/paged-table.js'
import { SearchForm } from '../../parts/search-form.js'
import { Time } from '../../parts/time.js'
import { useDraft } from '../../parts/use-draft.js'
import { placeHref, type Place } from '../../routes.js'
import { goTo } from '../../shell/go-to.js'
import { useSurroundings } from '../../surroundings.js'
import { findSubscriptions } from './find-subscriptions.js'

const statuses = ['active', 'throttled', 'on-probation', 'off', 'disabled'] as const

/** The tenant's subscriptions: by flow, maker, event type and health. */
export const SubscriptionsView = ({ place }: { readonly place: Place }) => {
  const { api, texts, format } = useSurroundings()
  const { draft, of, set } = useDraft(place.query)
  const pages = usePages({
    key: JSON.stringify(place.query),
    load: (cursor, signal) => findSubscriptions(api, place.query, cursor, signal),
  })
  return (
    <>
      <Heading title={texts.views.subscriptions} />
      <SearchForm
        label={texts.views.subscriptions}
        onSearch={() => {
          goTo('subscriptions', '', draft)
        }}
      >
        <TextField label={texts.find.flow} value={of('what')} onChange={set('what')} />
        <EventTypeField value={of('eventType')} onChange={set('eventType')} />
        <ChoiceField
          label={texts.subscription.status}
          value={of('status')}
          onChange={set('status')}
          choices={[
            ['', texts.any],
            ...statuses.map((status) => [status, texts.health[status]] as const),
            ['disabled-soon', texts.now.nearlyDisabled],
          ]}
        />
      </SearchForm>
      <PagedTable
        label={texts.views.subscriptions}
        pages={pages}
        keyOf={({ id }) => id}
        columns={[
          {
            name: texts.event.flow,
            isWide: true,
            cell: ({ id, workflowName }) => (
              <a href={placeHref('subscriptions', id)}>{workflowName ?? id}</a>
            ),
          },
          { name: texts.eventType, cell: ({ eventType }) => eventType },
          {
            name: texts.subscription.status,
            cell: ({ status, percent }) => (
              <>
                <HealthBadge status={status} />
                {percent !== null && ` ${texts.percent(format.number(percent))}`}
              </>
            ),
          },
          { name: texts.event.maker, isWide: true, cell: ({ oid }) => <code>{oid}</code> },
          { name: texts.subscription.created, cell: ({ createdAt }) => <Time at={createdAt} /> },
          {
            name: texts.subscription.started,
            cell: ({ lastStartedAt }) => <Time at={lastStartedAt} />,
          },
        ]}
      />
    </>
  )
}

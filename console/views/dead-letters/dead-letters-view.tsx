import { useState } from 'preact/hooks'
import type { DeliveryLine } from '../../api/api-types.js'
import { usePages } from '../../live/use-pages.js'
import { EventTypeField } from '../../parts/event-type-field.js'
import { TextField, TimeField } from '../../parts/field.js'
import { Heading } from '../../parts/heading.js'
import { SearchForm } from '../../parts/search-form.js'
import { useDraft } from '../../parts/use-draft.js'
import type { Place } from '../../routes.js'
import { goTo } from '../../shell/go-to.js'
import { useSurroundings } from '../../surroundings.js'
import { DeadLetterTable } from './dead-letter-table.js'
import { ReplayAll } from './replay-all.js'

/** What was given up: looked through, and replayed. */
export const DeadLettersView = ({ place }: { readonly place: Place }) => {
  const { api, texts } = useSurroundings()
  const { draft, of, set } = useDraft(place.query)
  const [round, setRound] = useState(0)
  const { eventType, reason, from, until, subscriptionId } = place.query
  const filters = { eventType, reason, from, until, subscriptionId }
  const pages = usePages({
    key: JSON.stringify([filters, round]),
    load: async (cursor, signal) => {
      const page = await api.get<{ deadLetters: readonly DeliveryLine[]; cursor?: string }>(
        ...(['/dead-letters', { ...filters, cursor, limit: 50 }, signal] as const),
      )
      return { items: page.deadLetters, cursor: page.cursor }
    },
  })
  return (
    <>
      <Heading title={texts.views['dead-letters']} />
      <SearchForm
        label={texts.views['dead-letters']}
        onSearch={() => {
          goTo('dead-letters', '', draft)
        }}
      >
        <EventTypeField value={of('eventType')} onChange={set('eventType')} />
        <TextField label={texts.event.reason} value={of('reason')} onChange={set('reason')} />
        <TextField
          label={texts.subscription.id}
          value={of('subscriptionId')}
          onChange={set('subscriptionId')}
        />
        <TimeField label={texts.from} value={of('from')} onChange={set('from')} />
        <TimeField label={texts.until} value={of('until')} onChange={set('until')} />
      </SearchForm>
      {pages.items.length > 0 && (
        <ReplayAll
          filters={filters}
          onDone={() => {
            setRound(round + 1)
          }}
        />
      )}
      <DeadLetterTable pages={pages} />
    </>
  )
}

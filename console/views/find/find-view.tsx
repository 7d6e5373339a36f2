import { ChoiceField, TextField, TimeField } from '../../parts/field.js'
import { EventTypeField } from '../../parts/event-type-field.js'
import { Heading } from '../../parts/heading.js'
import { SearchForm } from '../../parts/search-form.js'
import { useDraft } from '../../parts/use-draft.js'
import type { Place } from '../../routes.js'
import { goTo } from '../../shell/go-to.js'
import { useSurroundings } from '../../surroundings.js'
import { EventList } from './event-list.js'
import { readSought } from './sought.js'

/** Finds events, deliveries and subscriptions: by what is typed in, or by type and time. */
export const FindView = ({ place }: { readonly place: Place }) => {
  const { texts } = useSurroundings()
  const { draft, of, set } = useDraft(place.query)

  const search = () => {
    const { what = '', ...narrow } = draft
    const sought = readSought(what)
    switch (sought.kind) {
      case 'delivery':
        goTo('deliveries', sought.id)
        return
      case 'event':
        goTo('events', sought.id)
        return
      case 'flow':
        goTo('subscriptions', '', { what: sought.text, eventType: narrow.eventType })
        return
      case 'anything':
        goTo('find', '', narrow)
    }
  }

  return (
    <>
      <Heading title={texts.views.find} />
      <SearchForm label={texts.views.find} onSearch={search}>
        <TextField label={texts.find.what} value={of('what')} onChange={set('what')} />
        <EventTypeField value={of('eventType')} onChange={set('eventType')} />
        <TimeField label={texts.from} value={of('from')} onChange={set('from')} />
        <TimeField label={texts.until} value={of('until')} onChange={set('until')} />
        <ChoiceField
          label={texts.find.with}
          value={of('state')}
          onChange={set('state')}
          choices={[
            ['', texts.any],
            ...(['pending', 'parked', 'deadLettered'] as const).map(
              (state) => [state, texts.states[state]] as const,
            ),
          ]}
        />
      </SearchForm>
      <EventList query={place.query} />
    </>
  )
}

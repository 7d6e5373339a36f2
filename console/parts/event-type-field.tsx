import { useLive } from '../live/use-live.js'
import { useSurroundings } from '../surroundings.js'
import { ChoiceField, TextField } from './field.js'

/** A field for an event type: one of the catalogue's, or its name where the catalogue may not be seen. */
export const EventTypeField = ({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) => {
  const { api, texts } = useSurroundings()
  const types = useLive({
    key: 'event-types',
    load: (signal) => api.get<readonly { readonly name: string }[]>('/event-types', {}, signal),
  })
  if (types.problem) return <TextField label={texts.eventType} value={value} onChange={onChange} />
  const names = [...new Set([...(types.value ?? []).map(({ name }) => name), value])].filter(
    (name) => name !== '',
  )
  return (
    <ChoiceField
      label={texts.eventType}
      value={value}
      onChange={onChange}
      choices={[['', texts.any], ...names.map((name) => [name, name] as const)]}
    />
  )
}

import { useSurroundings } from '../surroundings.js'
import { ChoiceField } from './field.js'

const states = ['delivered', 'pending', 'parked', 'deadLettered', 'retired', 'notSent'] as const

/** A field for where deliveries stand. */
export const StateField = ({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) => {
  const { texts } = useSurroundings()
  return (
    <ChoiceField
      label={texts.event.state}
      value={value}
      onChange={onChange}
      choices={[['', texts.any], ...states.map((state) => [state, texts.states[state]] as const)]}
    />
  )
}

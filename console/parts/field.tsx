import { useId } from 'preact/hooks'
import { toIsoTime, toLocalTime } from '../format/local-time.js'

interface FieldOptions {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A field for text, as Fluent UI has it. */
export const TextField = ({ label, value, onChange }: FieldOptions) => (
  <fluent-text-input
    value={value}
    onInput={({ currentTarget }) => {
      onChange((currentTarget as HTMLElement & { value: string }).value)
    }}
  >
    {label}
  </fluent-text-input>
)

/** A field for a time as the API takes it, shown in this machine's zone: the browser's own, which people know on every device. */
export const TimeField = ({ label, value, onChange }: FieldOptions) => {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={toLocalTime(value)}
        onInput={({ currentTarget }) => {
          onChange(toIsoTime(currentTarget.value))
        }}
      />
    </div>
  )
}

/** A field for one of a few values: the browser's own. */
export const ChoiceField = ({
  label,
  value,
  onChange,
  choices,
}: FieldOptions & { readonly choices: readonly (readonly [value: string, label: string])[] }) => {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value)
        }}
      >
        {choices.map(([each, name]) => (
          <option key={each} value={each} selected={each === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

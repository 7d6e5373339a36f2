import { useId } from 'preact/hooks'

interface ChoiceFieldOptions<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly choices: readonly (readonly [value: Value, label: string])[]
  readonly hint?: string | undefined
  readonly isRequired?: boolean
}

/** A field for one of a few values: the browser's own. */
export const ChoiceField = <Value extends string>({
  label,
  value,
  onChange,
  choices,
  hint,
  isRequired,
}: ChoiceFieldOptions<Value>) => {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>
        {label}
        {isRequired && <b class="star"> *</b>}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = choices.find(([each]) => each === currentTarget.value)
          if (chosen) onChange(chosen[0])
        }}
      >
        {choices.map(([each, name]) => (
          <option key={each} value={each} selected={each === value}>
            {name}
          </option>
        ))}
      </select>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </div>
  )
}

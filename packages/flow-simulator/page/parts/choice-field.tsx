import { useId } from 'preact/hooks'

interface ChoiceFieldOptions {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly choices: readonly (readonly [value: string, label: string])[]
  readonly hint?: string | undefined
  readonly isRequired?: boolean
}

/** A field for one of a few values: the browser's own. */
export const ChoiceField = ({
  label,
  value,
  onChange,
  choices,
  hint,
  isRequired,
}: ChoiceFieldOptions) => {
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
          onChange(currentTarget.value)
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

interface TextFieldOptions {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly isSecret?: boolean
  readonly isRequired?: boolean
}

/** A field for text, as Fluent UI has it. */
export const TextField = ({
  label,
  value,
  onChange,
  hint,
  isSecret,
  isRequired,
}: TextFieldOptions) => (
  <div class="field">
    <fluent-text-input
      value={value}
      type={isSecret ? 'password' : 'text'}
      onInput={({ currentTarget }) => {
        onChange((currentTarget as HTMLElement & { value: string }).value)
      }}
    >
      <span>
        {label}
        {isRequired && <b class="star"> *</b>}
      </span>
    </fluent-text-input>
    {hint !== undefined && <p class="hint">{hint}</p>}
  </div>
)

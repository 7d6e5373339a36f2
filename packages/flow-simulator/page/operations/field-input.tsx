import type { FieldView } from '../../src/designer/connector-view.js'
import type { Choice } from '../../src/connector/field.js'
import type { Inputs } from '../../src/connector/inputs.js'
import { asText } from '../../src/json/json-value.js'
import { useState } from 'preact/hooks'
import { ChoiceField } from '../parts/choice-field.js'
import { Notice } from '../parts/notice.js'
import { Remarks } from '../parts/remarks.js'
import { TextField } from '../parts/text-field.js'
import { useSurroundings } from '../surroundings.js'
import { ListInput } from './list-input.js'
import { TreeInput } from './tree-input.js'
import { useChoices } from './use-choices.js'

/** What an input of an operation needs. */
export interface FieldInputOptions {
  readonly operation: string
  readonly field: FieldView
  readonly inputs: Inputs
  readonly version: number
  readonly onChange: (value: unknown) => void
}

/** One of the given values, or, where any will do, another that is typed. */
const Chooser = ({
  field,
  inputs,
  choices,
  onChange,
  isOpen,
}: Pick<FieldInputOptions, 'field' | 'inputs' | 'onChange'> & {
  readonly choices: readonly Choice[]
  readonly isOpen: boolean
}) => {
  const { texts } = useSurroundings()
  const [isCustom, setCustom] = useState(false)
  const value = inputs[field.key] ?? field.default
  const index =
    value === undefined ? -1 : choices.findIndex((choice) => asText(choice.value) === asText(value))
  const common = { label: field.title, hint: field.description, isRequired: field.required }
  return (
    <>
      <ChoiceField
        {...common}
        value={isCustom ? 'custom' : index < 0 ? '' : String(index)}
        choices={[
          ['', texts.choose],
          ...choices.map(({ title }, each): [string, string] => [String(each), title]),
          ...(isOpen ? [['custom', texts.custom] as const] : []),
        ]}
        onChange={(text) => {
          setCustom(text === 'custom')
          onChange(text === '' || text === 'custom' ? undefined : choices[Number(text)]?.value)
        }}
      />
      {isCustom && (
        <TextField
          label={`${field.title}: ${texts.custom}`}
          value={asText(value)}
          onChange={onChange}
        />
      )}
    </>
  )
}

const AskedChoices = (options: FieldInputOptions) => {
  const { texts } = useSurroundings()
  const { value, fault } = useChoices(options)
  const waitsFor = value?.waitsFor ?? []
  return (
    <>
      <Chooser {...options} choices={value?.choices ?? []} isOpen />
      {waitsFor.length > 0 && (
        <p class="hint">
          {texts.waitsFor}: {waitsFor.join(', ')}
        </p>
      )}
      {value?.choices.length === 0 && waitsFor.length === 0 && value.complaints.length === 0 && (
        <p class="hint">{texts.listsNothing}</p>
      )}
      {value?.complaints.map((text) => (
        <Notice key={text} kind="bad">
          {text}
        </Notice>
      ))}
      {fault !== undefined && <Notice kind="bad">{fault}</Notice>}
    </>
  )
}

const booleans: readonly Choice[] = [
  { value: true, title: 'true' },
  { value: false, title: 'false' },
]

const Input = (options: FieldInputOptions) => {
  const { field, inputs, onChange } = options
  const { texts } = useSurroundings()
  const { dynamic, choices, type } = field
  if (dynamic?.kind === 'list') return <AskedChoices {...options} />
  if (dynamic?.kind === 'schema')
    return (
      <p class="hint">
        {field.title}: {texts.formLater}
      </p>
    )
  if (dynamic?.kind === 'tree') return <TreeInput {...options} />
  if (choices) return <Chooser {...options} choices={choices} isOpen={false} />
  if (type === 'array' && field.items && !['object', 'array'].includes(field.items.type))
    return <ListInput {...options} />
  if (type === 'boolean') return <Chooser {...options} choices={booleans} isOpen={false} />
  return (
    <TextField
      label={field.title}
      hint={field.description}
      isRequired={field.required}
      isSecret={field.format === 'password'}
      value={asText(inputs[field.key] ?? field.default)}
      onChange={onChange}
    />
  )
}

/** An input, by its kind: typed, chosen from a list, or from what the service lists. */
export const FieldInput = (options: FieldInputOptions) => (
  <>
    <Input {...options} />
    <Remarks remarks={options.field.remarks} />
  </>
)

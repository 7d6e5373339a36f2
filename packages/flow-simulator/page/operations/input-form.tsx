import type { FieldView, OperationView } from '../../src/designer/connector-view.js'
import type { Field } from '../../src/connector/field.js'
import type { Inputs } from '../../src/connector/inputs.js'
import { Notice } from '../parts/notice.js'
import { useSurroundings } from '../surroundings.js'
import { useAnswer } from '../use-answer.js'
import { FieldInput } from './field-input.js'

interface FormOptions {
  readonly view: OperationView
  readonly inputs: Inputs
  /** Another one asks the service anew. */
  readonly version: number
  readonly onChange: (inputs: Inputs) => void
}

const isDynamic = ({ dynamic }: Field) => dynamic?.kind === 'schema'

/** What the choice of a form depends on; typing elsewhere does not ask for it anew. */
const dependencies = ({ fields }: OperationView, inputs: Inputs): Inputs => {
  const names = fields.flatMap(({ dynamic }) =>
    dynamic?.kind === 'schema'
      ? Object.values(dynamic.call.arguments).flatMap((it) => ('field' in it ? [it.field] : []))
      : [],
  )
  return Object.fromEntries(
    Object.entries(inputs).filter(([key]) => names.some((name) => name.endsWith(key))),
  )
}

/** The operation's fields: those of the definition, and those that the service describes. */
const useFields = ({ view, inputs, version }: Omit<FormOptions, 'onChange'>) => {
  const asks = view.fields.some((field) => isDynamic(field) && field.hidden === undefined)
  const body = { operation: view.id, inputs: dependencies(view, inputs), version }
  const { value, fault } = useAnswer<readonly Field[]>('fields', asks ? body : undefined)
  if (!asks || !value) return { fields: view.fields, fault }
  const fields = value.map((field): FieldView => {
    const known = view.fields.find(({ key }) => key === field.key)
    return known ?? { ...field, remarks: [] }
  })
  return { fields, fault }
}

/** The form with which a maker fills in an operation: what is advanced is folded, and what is not asked is told. */
export const InputForm = ({ onChange, ...options }: FormOptions) => {
  const { texts } = useSurroundings()
  const { view, inputs, version } = options
  const { fields, fault } = useFields(options)
  const shown = fields.filter(({ hidden }) => hidden === undefined)
  const usual = shown.filter(({ visibility, required }) => visibility !== 'advanced' || required)
  const advanced = shown.filter((field) => !usual.includes(field))
  const hidden = fields.filter((field) => field.hidden !== undefined)
  const inputOf = (field: FieldView) => (
    <FieldInput
      key={field.key}
      {...{ field, inputs, version }}
      operation={view.id}
      onChange={(value) => {
        onChange({ ...inputs, [field.key]: value })
      }}
    />
  )
  return (
    <div class="form">
      <h3>{texts.parameters}</h3>
      {shown.length === 0 && <p class="hint">{texts.noParameters}</p>}
      {usual.map(inputOf)}
      {fault !== undefined && <Notice kind="bad">{fault}</Notice>}
      {advanced.length > 0 && (
        <details>
          <summary>{texts.advanced}</summary>
          {advanced.map(inputOf)}
        </details>
      )}
      {hidden.length > 0 && (
        <details>
          <summary>
            {texts.notAsked} ({hidden.length})
          </summary>
          <ul>
            {hidden.map(({ key, title, hidden: why }) => (
              <li key={key}>
                <b>{title}</b>: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

import { arrayOf, asText } from '../../src/json/json-value.js'
import { ChoiceField } from '../parts/choice-field.js'
import { TextField } from '../parts/text-field.js'
import { useSurroundings } from '../surroundings.js'
import type { FieldInputOptions } from './field-input.js'

/** A list of values, with a place for one more; an item that is emptied is no more. */
export const ListInput = ({ field, inputs, onChange }: FieldInputOptions) => {
  const { texts } = useSurroundings()
  const value = inputs[field.key] ?? field.default
  const items = (Array.isArray(value) ? arrayOf(value) : value === undefined ? [] : [value]).map(
    asText,
  )
  return (
    <>
      {[...items, ''].map((item, index) => {
        const common = {
          label: index === 0 ? field.title : `${field.title} ${index + 1}`,
          hint: index === 0 ? field.description : undefined,
          isRequired: field.required && index === 0,
          value: item,
          onChange: (text: string) => {
            const changed = [...items.slice(0, index), text, ...items.slice(index + 1)]
            onChange(changed.filter((it) => it !== ''))
          },
        }
        const choices = field.items?.choices
        return choices ? (
          <ChoiceField
            key={index}
            {...common}
            choices={[
              ['', texts.choose],
              ...choices.map((it): [string, string] => [asText(it.value), it.title]),
            ]}
          />
        ) : (
          <TextField key={index} {...common} />
        )
      })}
    </>
  )
}

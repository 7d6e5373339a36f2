import { useState } from 'preact/hooks'
import type { DynamicChoice } from '../../src/calls/dynamic-choices.js'
import { TextField } from '../parts/text-field.js'
import { Notice } from '../parts/notice.js'
import { useSurroundings } from '../surroundings.js'
import type { FieldInputOptions } from './field-input.js'
import { useChoices } from './use-choices.js'

const Level = ({ parent, ...options }: FieldInputOptions & { readonly parent?: unknown }) => {
  const { texts } = useSurroundings()
  const { value, fault } = useChoices(options, parent)
  if (fault !== undefined) return <Notice kind="bad">{fault}</Notice>
  if (!value) return <p class="hint">{texts.loading}</p>
  return (
    <ul class="tree">
      {value.choices.map((choice) => (
        <Item key={choice.title} choice={choice} {...options} />
      ))}
    </ul>
  )
}

const Item = ({ choice, ...options }: FieldInputOptions & { readonly choice: DynamicChoice }) => {
  const { texts } = useSurroundings()
  const [isOpen, setOpen] = useState(false)
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          options.onChange(choice.value)
        }}
      >
        {choice.title}
      </button>
      {choice.isParent && (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${texts.open}: ${choice.title}`}
          onClick={() => {
            setOpen(!isOpen)
          }}
        >
          {isOpen ? '▾' : '▸'}
        </button>
      )}
      {isOpen && <Level {...options} parent={choice.item} />}
    </li>
  )
}

/** A value that is typed, or found in a tree that opens level by level. */
export const TreeInput = (options: FieldInputOptions) => {
  const { texts } = useSurroundings()
  const [isOpen, setOpen] = useState(false)
  const { field, inputs, onChange } = options
  const value = inputs[field.key]
  return (
    <>
      <TextField
        label={field.title}
        hint={field.description}
        isRequired={field.required}
        value={typeof value === 'string' ? value : ''}
        onChange={onChange}
      />
      <fluent-button
        size="small"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen)
        }}
      >
        {texts.open}
      </fluent-button>
      {isOpen && <Level {...options} />}
    </>
  )
}

import type { DefinitionView } from '../../model/definition-view.js'
import { partsOf } from '../../model/expand-schema.js'
import { child } from '../../json/json-pointer.js'
import {
  arrayOf,
  has,
  isArray,
  isObject,
  memberOf,
  objectOf,
  shown,
  stringOf,
  stringsOf,
  textOf,
} from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'
import type { SpecNode } from '../../model/spec-nodes.js'

const isMap = ({ value }: SpecNode) =>
  isObject(value.additionalProperties) ||
  value.additionalProperties === true ||
  has(value, 'x-ms-dynamic-schema') ||
  has(value, 'x-ms-dynamic-properties')

const hasRequiredList = ({ value }: SpecNode) => isArray(value.required)

/** The rules on schemas as such. */
export const schemaRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'ArrayHasNoItems',
    severity: 'error',
    about: 'Arrays describe their items.',
    check: ({ of }) =>
      judge(
        of('schema', 'parameter', 'items', 'header'),
        ({ value }) =>
          value.type === 'array' &&
          !has(value, 'items') &&
          'The array has no items; describe them.',
      ),
  },
  {
    id: 'RequiredPropertyArrayEmpty',
    severity: 'error',
    about: 'required, where there is one, names a property.',
    check: ({ of }) =>
      judge(of('schema'), ({ value, pointer }) => ({
        ...(isArray(value.required) && value.required.length === 0
          ? { pointer: child(pointer, 'required'), message: 'required is empty; remove it.' }
          : { pointer, message: '' }),
      })).filter(({ message }) => message !== ''),
  },
  {
    id: 'RequiredPropertyNotOnObject',
    severity: 'error',
    about: 'required is on the object that holds the properties, not on a property.',
    check: ({ of }) =>
      judge(of('schema'), ({ value, pointer }) => {
        const { type } = value
        if (!has(value, 'required') || type === undefined || type === 'object') return false
        const message = `required is on a schema of type ${shown(type)}; remove it, and name the property in the object around it.`
        return { pointer: child(pointer, 'required'), message }
      }),
  },
  {
    id: 'RequiredPropertyDefinitionMissing',
    severity: 'error',
    about: 'Every name in required is a property of the object.',
    check: ({ of, children, resolve }) =>
      judge(of('schema').filter(hasRequiredList), (node) => {
        const { value, pointer } = node
        const typed = value.type !== undefined && value.type !== 'object'
        const parts = partsOf(node, children, resolve)
        // One member of an allOf may require what another describes.
        if (typed || parts.some(isMap) || node.member === 'allOf') return false
        return arrayOf(value.required).flatMap((name, index) => {
          const at = child(pointer, 'required', index)
          const known = parts.some((part) => has(part.value.properties, textOf(name)))
          return known || typeof name !== 'string'
            ? []
            : [{ pointer: at, message: `${shown(name)} is required but no property; describe it.` }]
        })
      }),
  },
  {
    id: 'RequiredReadOnlyPropertyNotAllowedAsInput',
    severity: 'error',
    about: 'No property of an input is both required and read-only.',
    check: ({ of, inputs }) =>
      judge(of('schema'), ({ value, pointer, parent, member, key }) => {
        const required = stringsOf(parent?.value.required).includes(key)
        if (!required || member !== 'properties' || !inputs.has(pointer)) return false
        return (
          value.readOnly === true &&
          `The input ${key} is required and read-only; drop one of the two.`
        )
      }),
  },
  {
    id: 'DiscriminatorMustBeARequiredStringProperty',
    severity: 'error',
    about: 'A discriminator is a required property of type string.',
    check: ({ of, children, resolve }) =>
      judge(of('schema'), ({ value, pointer, ...node }) => {
        const name = stringOf(value.discriminator)
        if (name === undefined) return false
        const property = children({ value, pointer, ...node }).find(
          ({ member, key }) => member === 'properties' && key === name,
        )
        const isString = property && resolve(property)?.value.type === 'string'
        if (isString === true && stringsOf(value.required).includes(name)) return false
        const message = `The discriminator ${shown(name)} is no required string property; make it one.`
        return { pointer: child(pointer, 'discriminator'), message }
      }),
  },
  {
    id: 'InvalidCustomEditorExtensionDictionaryValue',
    severity: 'error',
    about: 'The editor dictionary is for objects with additional properties.',
    check: ({ of }) =>
      judge(of('schema', 'parameter', 'items'), ({ value, pointer }) => {
        const isDictionary =
          value.type === 'object' &&
          (isObject(value.additionalProperties) || value.additionalProperties === true)
        if (memberOf(objectOf(value), 'x-ms-editor') !== 'dictionary' || isDictionary) return false
        const message = 'The editor dictionary is on no map; give the object additionalProperties.'
        return { pointer: child(pointer, 'x-ms-editor'), message }
      }),
  },
]

import { child } from '../../json/json-pointer.js'
import {
  arrayOf,
  has,
  isArray,
  isObject,
  shown,
  stringOf,
  stringsOf,
  textOf,
} from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { partsOf } from '../../model/expand-schema.js'
import { isRequiredProperty } from '../../model/required-names.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesWith, typedNodes } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const isMap = ({ value }: SpecNode) =>
  isObject(value.additionalProperties) ||
  value.additionalProperties === true ||
  has(value, 'x-ms-dynamic-schema') ||
  has(value, 'x-ms-dynamic-properties')

/** The rules on schemas as such. */
export const schemaRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ArrayHasNoItems',
    profile: 'certify',
    severity: 'error',
    description: 'Arrays describe their items.',
    evidence: VALIDATOR,
    nodes: typedNodes,
    check: ({ value }) =>
      value.type === 'array' && !has(value, 'items') && 'The array has no items; describe them.',
  }),
  defineRule({
    id: 'RequiredPropertyArrayEmpty',
    profile: 'certify',
    severity: 'error',
    description: 'required, where there is one, names a property.',
    evidence: VALIDATOR,
    nodes: nodesWith('required', 'schema'),
    check: ({ value, pointer }) =>
      isArray(value.required) &&
      value.required.length === 0 && {
        pointer: child(pointer, 'required'),
        message: 'required is empty; remove it.',
      },
  }),
  defineRule({
    id: 'RequiredPropertyNotOnObject',
    profile: 'certify',
    severity: 'error',
    description: 'required is on the object that holds the properties, not on a property.',
    evidence: VALIDATOR,
    nodes: nodesWith('required', 'schema'),
    check: ({ value, pointer }) => {
      const { type } = value
      if (!isArray(value.required) || type === undefined || type === 'object') return false
      const message = `required is on a schema of type ${shown(type)}; remove it, and name the property in the object around it.`
      return { pointer: child(pointer, 'required'), message }
    },
  }),
  defineRule({
    id: 'RequiredPropertyDefinitionMissing',
    profile: 'certify',
    severity: 'error',
    description: 'Every name in required is a property of the object.',
    evidence: VALIDATOR,
    nodes: nodesWith('required', 'schema'),
    check: (node, { resolve }) => {
      const { value, pointer } = node
      const typed = value.type !== undefined && value.type !== 'object'
      const parts = partsOf(node, resolve)
      // One member of an allOf may require what another describes.
      if (typed || parts.some(isMap) || node.member === 'allOf') return false
      return arrayOf(value.required).flatMap((name, index) => {
        const at = child(pointer, 'required', index)
        const known = parts.some((part) => has(part.value.properties, textOf(name)))
        return known || typeof name !== 'string'
          ? []
          : [{ pointer: at, message: `${shown(name)} is required but no property; describe it.` }]
      })
    },
  }),
  defineRule({
    id: 'RequiredReadOnlyPropertyNotAllowedAsInput',
    profile: 'certify',
    severity: 'error',
    description: 'No property of an input is both required and read-only.',
    evidence: VALIDATOR,
    nodes: nodesWith('readOnly', 'schema'),
    check: (node, { inputs }) =>
      node.value.readOnly === true &&
      isRequiredProperty(node) &&
      inputs.has(node) &&
      `The input ${node.key} is required and read-only; drop one of the two.`,
  }),
  defineRule({
    id: 'DiscriminatorMustBeARequiredStringProperty',
    profile: 'certify',
    severity: 'error',
    description: 'A discriminator is a required property of type string.',
    evidence: VALIDATOR,
    nodes: nodesWith('discriminator', 'schema'),
    check: ({ value, pointer, children }, { resolve }) => {
      const name = stringOf(value.discriminator)
      if (name === undefined) return false
      const property = children.find(({ member, key }) => member === 'properties' && key === name)
      const isString = property && resolve(property)?.value.type === 'string'
      if (isString === true && stringsOf(value.required).includes(name)) return false
      const message = `The discriminator ${shown(name)} is no required string property; make it one.`
      return { pointer: child(pointer, 'discriminator'), message }
    },
  }),
  defineRule({
    id: 'InvalidCustomEditorExtensionDictionaryValue',
    profile: 'certify',
    severity: 'error',
    description: 'The editor dictionary is for objects with additional properties.',
    evidence: VALIDATOR,
    nodes: nodesWith('x-ms-editor', 'schema', 'parameter', 'items'),
    check: ({ value, pointer }) => {
      const isDictionary =
        value.type === 'object' &&
        (isObject(value.additionalProperties) || value.additionalProperties === true)
      if (value['x-ms-editor'] !== 'dictionary' || isDictionary) return false
      const message = 'The editor dictionary is on no map; give the object additionalProperties.'
      return { pointer: child(pointer, 'x-ms-editor'), message }
    },
  }),
]

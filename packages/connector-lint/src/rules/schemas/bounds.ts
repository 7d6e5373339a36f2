import { child } from '../../json/json-pointer.js'
import { has, numberOf, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesWith, typedNodesWith } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const notNegative = (key: string): Rule<DefinitionView> =>
  defineRule({
    id: `${key.charAt(0).toUpperCase()}${key.slice(1)}MustBeGreaterThanOrEqualToZero`,
    profile: 'certify',
    severity: 'error',
    description: `${key} is not negative.`,
    evidence: VALIDATOR,
    nodes: typedNodesWith(key),
    check: ({ value, pointer }) =>
      (numberOf(value[key]) ?? 0) < 0 && {
        pointer: child(pointer, key),
        message: `${key} is ${shown(value[key])}; make it zero or more.`,
      },
  })

const ordered = (id: string, low: string, high: string): Rule<DefinitionView> =>
  defineRule({
    id,
    profile: 'certify',
    severity: 'error',
    description: `${low} is not above ${high}.`,
    evidence: VALIDATOR,
    nodes: typedNodesWith(low),
    check: ({ value, pointer }) =>
      (numberOf(value[low]) ?? -Infinity) > (numberOf(value[high]) ?? Infinity) && {
        pointer: child(pointer, low),
        message: `${low} ${shown(value[low])} is above ${high} ${shown(value[high])}; swap or correct them.`,
      },
  })

const needs = (id: string, key: string, other: string): Rule<DefinitionView> =>
  defineRule({
    id,
    profile: 'certify',
    severity: 'error',
    description: `${key} goes with ${other}.`,
    evidence: VALIDATOR,
    nodes: typedNodesWith(key),
    check: ({ value, pointer }) =>
      !has(value, other) && {
        pointer: child(pointer, key),
        message: `${key} is without ${other}; add ${other} or remove ${key}.`,
      },
  })

const isPattern = (pattern: string) => {
  try {
    return new RegExp(pattern, 'u').source !== ''
  } catch {
    return false
  }
}

/** The rules on minima, maxima and patterns. */
export const boundRules: readonly Rule<DefinitionView>[] = [
  ...['maxItems', 'maxLength', 'maxProperties', 'minItems', 'minLength', 'minProperties'].map(
    notNegative,
  ),
  ordered('MinimumShouldBeLessThanOrEqualToMaximum', 'minimum', 'maximum'),
  ordered('MinItemsShouldBeLessThanOrEqualToMaxItems', 'minItems', 'maxItems'),
  ordered('MinLengthShouldBeLessThanOrEqualToMaxLength', 'minLength', 'maxLength'),
  needs('ExclusiveMaximumRequiresMaximum', 'exclusiveMaximum', 'maximum'),
  needs('ExclusiveMinimumRequiresMinimum', 'exclusiveMinimum', 'minimum'),
  defineRule({
    id: 'MultipleOfMustBeGreaterThanZero',
    profile: 'certify',
    severity: 'error',
    description: 'multipleOf is above zero.',
    evidence: VALIDATOR,
    nodes: typedNodesWith('multipleOf'),
    check: ({ value, pointer }) =>
      (numberOf(value.multipleOf) ?? 1) <= 0 && {
        pointer: child(pointer, 'multipleOf'),
        message: `multipleOf is ${shown(value.multipleOf)}; make it more than zero.`,
      },
  }),
  defineRule({
    id: 'PatternShouldBeValidRegularExpression',
    profile: 'certify',
    severity: 'error',
    description: 'pattern is a regular expression.',
    evidence: VALIDATOR,
    nodes: typedNodesWith('pattern'),
    check: ({ value, pointer }) => {
      const pattern = stringOf(value.pattern)
      if (pattern === undefined || isPattern(pattern)) return false
      const message = `pattern ${shown(pattern)} is no regular expression; correct it.`
      return { pointer: child(pointer, 'pattern'), message }
    },
  }),
  defineRule({
    id: 'AllowEmptyValueOnlyValidForQueryFormData',
    profile: 'certify',
    severity: 'error',
    description: 'allowEmptyValue is on query parameters and form data alone.',
    evidence: VALIDATOR,
    nodes: nodesWith('allowEmptyValue', 'parameter'),
    check: ({ value, pointer }) =>
      value.in !== 'query' &&
      value.in !== 'formData' && {
        pointer: child(pointer, 'allowEmptyValue'),
        message: `allowEmptyValue is on a parameter in ${shown(value.in)}; remove it.`,
      },
  }),
  defineRule({
    id: 'CollectionFormatValueNotSupported',
    profile: 'certify',
    severity: 'error',
    description: 'collectionFormat is csv, ssv, tsv or pipes, or multi in a query or form.',
    evidence: VALIDATOR,
    nodes: typedNodesWith('collectionFormat'),
    check: ({ value, pointer }) => {
      const format = stringOf(value.collectionFormat)
      const repeatable = value.in === 'query' || value.in === 'formData'
      const formats = ['csv', 'ssv', 'tsv', 'pipes', ...(repeatable ? ['multi'] : [])]
      if (format === undefined || formats.includes(format)) return false
      const message = `collectionFormat is ${shown(format)}; use one of ${formats.join(', ')}.`
      return { pointer: child(pointer, 'collectionFormat'), message }
    },
  }),
  defineRule({
    id: 'SwaggerKeywordNotSupported',
    profile: 'certify',
    severity: 'warning',
    description: 'uniqueItems is not used: Power Platform does not support it.',
    evidence: VALIDATOR,
    nodes: typedNodesWith('uniqueItems'),
    check: ({ pointer }) => ({
      pointer: child(pointer, 'uniqueItems'),
      message: 'uniqueItems is not supported; remove it.',
    }),
  }),
]

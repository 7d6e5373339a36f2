import { child } from '../../json/json-pointer.js'
import {
  has,
  isObject,
  objectOf,
  shown,
  stringOf,
  textOf,
  typeName,
} from '../../json/json-value.js'
import { connectionParameters } from '../../model/connection-parameters.js'
import type { PropertiesView } from '../../model/package-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { REPOSITORY_SCHEMAS } from '../../sources.js'

const TYPES = ['string', 'securestring', 'int', 'bool', 'oauthSetting', 'gatewaySetting']

/** The rules on how a connection signs in: apiProperties.json, connectionParameters. */
export const connectionRules: readonly Rule<PropertiesView>[] = [
  defineRule({
    id: 'ConnectionParameterTypeNotValid',
    profile: 'import',
    severity: 'error',
    description: 'Connection parameters are objects of a known type.',
    evidence: 'seen in every apiProperties.json of the public repository',
    nodes: connectionParameters,
    check: ({ name, raw, value }) => {
      if (!isObject(raw)) return `${name} is of type ${typeName(raw)}; make it an object.`
      const known = TYPES.some((type) => type.toLowerCase() === textOf(value.type).toLowerCase())
      return (
        !known && `The type of ${name} is ${shown(value.type)}; use one of ${TYPES.join(', ')}.`
      )
    },
  }),
  defineRule({
    id: 'ConstraintNotString',
    profile: 'certify',
    severity: 'error',
    description: 'required and hidden of constraints are the strings "true" or "false".',
    evidence: REPOSITORY_SCHEMAS,
    nodes: connectionParameters,
    check: ({ pointer, value }) => {
      const constraints = objectOf(objectOf(value.uiDefinition).constraints)
      return ['required', 'hidden']
        .filter((key) => has(constraints, key))
        .filter((key) => !['true', 'false'].includes(stringOf(constraints[key]) ?? ''))
        .map((key) => ({
          pointer: child(pointer, 'uiDefinition', 'constraints', key),
          message: `${key} is ${shown(constraints[key])}; write the string "true" or "false".`,
        }))
    },
  }),
  defineRule({
    id: 'SecretParameterNotSecure',
    profile: 'recommended',
    severity: 'warning',
    description: 'Keys and passwords are of type securestring.',
    evidence: 'seen in most certified connectors that sign in with a key',
    nodes: connectionParameters,
    check: ({ name, value }) =>
      value.type === 'string' &&
      /key|password|secret/i.test(name) &&
      `${name} is a plain string, which shows what is typed; use securestring.`,
  }),
]

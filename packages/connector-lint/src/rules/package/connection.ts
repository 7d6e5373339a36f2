import { connectionParameters } from '../../model/connection-parameters.js'
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
import type { PropertiesView } from '../../model/package-view.js'
import { judge, type Rule } from '../../rule.js'

const TYPES = ['string', 'securestring', 'int', 'bool', 'oauthSetting', 'gatewaySetting']

/** The rules on how a connection signs in: apiProperties.json, connectionParameters. */
export const connectionRules: readonly Rule<PropertiesView>[] = [
  {
    id: 'ConnectionParameterTypeNotValid',
    severity: 'error',
    about: 'Connection parameters are objects of a known type.',
    own: true,
    check: (view) =>
      judge(connectionParameters(view), ({ name, raw, value }) => {
        if (!isObject(raw)) return `${name} is of type ${typeName(raw)}; make it an object.`
        const known = TYPES.includes(textOf(value.type))
        return (
          !known && `The type of ${name} is ${shown(value.type)}; use one of ${TYPES.join(', ')}.`
        )
      }),
  },
  {
    id: 'ConstraintNotString',
    severity: 'error',
    about: 'required and hidden of constraints are the strings "true" or "false".',
    own: true,
    check: (view) =>
      judge(connectionParameters(view), ({ pointer, value }) => {
        const constraints = objectOf(objectOf(value.uiDefinition).constraints)
        return ['required', 'hidden']
          .filter((key) => has(constraints, key))
          .filter((key) => !['true', 'false'].includes(stringOf(constraints[key]) ?? ''))
          .map((key) => ({
            pointer: child(pointer, 'uiDefinition', 'constraints', key),
            message: `${key} is ${shown(constraints[key])}; write the string "true" or "false".`,
          }))
      }),
  },
  {
    id: 'SecretParameterNotSecure',
    severity: 'warning',
    about: 'Keys and passwords are of type securestring.',
    own: true,
    check: (view) =>
      judge(
        connectionParameters(view),
        ({ name, value }) =>
          value.type === 'string' &&
          /key|password|secret/i.test(name) &&
          `${name} is a plain string, which shows what is typed; use securestring.`,
      ),
  },
]

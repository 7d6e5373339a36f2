import { child } from '../../json/json-pointer.js'
import {
  has,
  isArray,
  isObject,
  membersOf,
  objectOf,
  shown,
  typeName,
} from '../../json/json-value.js'
import type { PropertiesView } from '../../model/package-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { connectorProperties, propertiesFile } from '../../selectors/package.js'
import { PACONN } from '../../sources.js'

const TYPES: Readonly<Record<string, string>> = {
  publisher: 'string',
  stackOwner: 'string',
  capabilities: 'array',
  connectionParameters: 'object',
  connectionParameterSets: 'object',
  scriptOperations: 'array',
  policyTemplateInstances: 'array',
}
const KNOWN = ['iconBrandColor', ...Object.keys(TYPES)]

/** The rules on apiProperties.json but for its colour and its connection parameters. */
export const apiPropertiesRules: readonly Rule<PropertiesView>[] = [
  defineRule({
    id: 'PropertiesMissing',
    profile: 'import',
    severity: 'error',
    description: 'apiProperties.json is an object with properties.',
    evidence: 'seen in every apiProperties.json of the public repository',
    nodes: propertiesFile,
    check: ({ file }) =>
      !isObject(objectOf(file).properties) && 'The file has no object "properties"; add it.',
  }),
  defineRule({
    id: 'PropertyUnknown',
    profile: 'recommended',
    severity: 'warning',
    description: 'Members of properties are known ones.',
    evidence: 'seen in the public repository, where other names are slips of the pen',
    nodes: connectorProperties,
    check: ({ value, pointer }) =>
      membersOf(value)
        .filter(([key]) => !KNOWN.includes(key))
        .map(([key]) => ({
          pointer: child(pointer, key),
          message: `${shown(key)} is no known property; correct or remove it.`,
        })),
  }),
  defineRule({
    id: 'PropertyTypeIncorrect',
    profile: 'import',
    severity: 'error',
    description: 'Members of properties are of their types.',
    evidence: 'seen in every apiProperties.json of the public repository',
    nodes: connectorProperties,
    check: ({ value, pointer }) =>
      Object.entries(TYPES)
        .filter(([key, type]) => has(value, key) && typeName(value[key]) !== type)
        .map(([key, type]) => ({
          pointer: child(pointer, key),
          message: `${key} is of type ${typeName(value[key])}; make it ${type}.`,
        })),
  }),
  defineRule({
    id: 'StackOwnerBlocksUpdate',
    profile: 'recommended',
    severity: 'info',
    description: 'stackOwner is left out where paconn is to update the connector.',
    evidence: PACONN,
    nodes: connectorProperties,
    check: ({ value, pointer }) =>
      has(value, 'stackOwner') &&
      isArray(value.capabilities ?? []) && {
        pointer: child(pointer, 'stackOwner'),
        message: 'paconn cannot update a connector with a stackOwner; leave it out to deploy.',
      },
  }),
]

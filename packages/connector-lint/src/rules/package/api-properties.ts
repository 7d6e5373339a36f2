import { child } from '../../json/json-pointer.js'
import {
  has,
  isArray,
  isObject,
  membersOf,
  objectOf,
  shown,
  stringOf,
  typeName,
} from '../../json/json-value.js'
import type { PropertiesView } from '../../model/package-view.js'
import { judge, type Fault, type Rule } from '../../rule.js'

const KNOWN = [
  ...['publisher', 'stackOwner', 'iconBrandColor', 'capabilities', 'connectionParameters'],
  ...['connectionParameterSets', 'scriptOperations', 'policyTemplateInstances'],
]
const REFUSED_COLORS = ['#ffffff', '#007ee5']

const inner = ({ properties }: PropertiesView) => objectOf(objectOf(properties).properties)

const at = (...keys: (string | number)[]) => child('/properties', ...keys)

const color = (view: PropertiesView) => stringOf(inner(view).iconBrandColor)

/** The rules on apiProperties.json but for its connection parameters. */
export const apiPropertiesRules: readonly Rule<PropertiesView>[] = [
  {
    id: 'PropertiesMissing',
    severity: 'error',
    about: 'apiProperties.json is an object with properties.',
    own: true,
    check: ({ properties }): Fault[] =>
      isObject(objectOf(properties).properties)
        ? []
        : [{ pointer: '', message: 'The file has no object "properties"; add it.' }],
  },
  {
    id: 'BrandColorMissing',
    severity: 'error',
    about: 'iconBrandColor is there.',
    own: true,
    check: (view) =>
      has(inner(view), 'iconBrandColor') || !has(view.properties, 'properties')
        ? []
        : [
            {
              pointer: '/properties',
              message: 'iconBrandColor is missing; add the brand’s colour.',
            },
          ],
  },
  {
    id: 'BrandColorNotValid',
    severity: 'error',
    about: 'iconBrandColor is a colour such as #1a73e8.',
    own: true,
    check: (view) =>
      has(inner(view), 'iconBrandColor') && !/^#[0-9a-f]{6}$/i.test(color(view) ?? '')
        ? [
            {
              pointer: at('iconBrandColor'),
              message: `iconBrandColor is ${shown(inner(view).iconBrandColor)}; write six hexadecimal digits, as in #1a73e8.`,
            },
          ]
        : [],
  },
  {
    id: 'BrandColorRefused',
    severity: 'warning',
    about: 'iconBrandColor is neither white nor the default blue.',
    own: true,
    check: (view) =>
      REFUSED_COLORS.includes(color(view)?.toLowerCase() ?? '')
        ? [
            {
              pointer: at('iconBrandColor'),
              message: `iconBrandColor ${color(view) ?? ''} is refused by certification; use the brand’s colour.`,
            },
          ]
        : [],
  },
  {
    id: 'PropertyUnknown',
    severity: 'warning',
    about: 'Members of properties are known ones.',
    own: true,
    check: (view) =>
      membersOf(inner(view))
        .filter(([key]) => !KNOWN.includes(key))
        .map(([key]) => ({
          pointer: at(key),
          message: `${shown(key)} is no known property; correct or remove it.`,
        })),
  },
  {
    id: 'PropertyTypeIncorrect',
    severity: 'error',
    about: 'Members of properties are of their types.',
    own: true,
    check: (view) =>
      judge(
        Object.entries({
          publisher: 'string',
          stackOwner: 'string',
          capabilities: 'array',
          connectionParameters: 'object',
          connectionParameterSets: 'object',
          scriptOperations: 'array',
          policyTemplateInstances: 'array',
        }).map(([key, type]) => ({ key, type, pointer: at(key) })),
        ({ key, type }) =>
          has(inner(view), key) &&
          typeName(inner(view)[key]) !== type &&
          `${key} is of type ${typeName(inner(view)[key])}; make it ${type}.`,
      ),
  },
  {
    id: 'StackOwnerBlocksUpdate',
    severity: 'info',
    about: 'stackOwner is left out where paconn is to update the connector.',
    own: true,
    check: (view) =>
      has(inner(view), 'stackOwner') && isArray(inner(view).capabilities ?? [])
        ? [
            {
              pointer: at('stackOwner'),
              message:
                'paconn cannot update a connector with a stackOwner; leave it out to deploy.',
            },
          ]
        : [],
  },
]

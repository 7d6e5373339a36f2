import type { Connector } from '../connector/connector.js'
import {
  arrayOf,
  asText,
  isObject,
  isTrue,
  objectOf,
  stringOf,
  textOf,
  type JsonObject,
} from '../json/json-value.js'
import type { ConnectionParameter, ConnectionSet } from './connection-set.js'

const kindOf = ({ type, oAuthSettings }: JsonObject): ConnectionParameter['kind'] => {
  if (type === 'oauthSetting' || isObject(oAuthSettings)) return 'oauth'
  if (type === 'gatewaySetting') return 'gateway'
  return type === 'securestring' ? 'secret' : 'text'
}

const parameterOf = ([name, value]: readonly [string, unknown]): ConnectionParameter => {
  const node = objectOf(value)
  const ui = objectOf(node.uiDefinition)
  const constraints = objectOf(ui.constraints)
  const description = textOf(ui.description)
  const tooltip = textOf(ui.tooltip)
  const choices = arrayOf(constraints.allowedValues ?? node.allowedValues).map(objectOf)
  return {
    name,
    kind: kindOf(node),
    title: textOf(ui.displayName) ?? name,
    ...(description !== undefined && { description }),
    ...(tooltip !== undefined && { tooltip }),
    required: isTrue(constraints.required),
    hidden: isTrue(constraints.hidden),
    ...('default' in constraints && { default: constraints.default }),
    ...(choices.length > 0 && {
      choices: choices.map((choice) => ({
        value: choice.value,
        title: textOf(choice.text) ?? asText(choice.value),
      })),
    }),
  }
}

const parametersOf = (node: unknown) => Object.entries(objectOf(node)).map(parameterOf)

const ask = (name: string, kind: ConnectionParameter['kind'], title: string) => ({
  ...{ name, kind, title },
  required: true,
  hidden: false,
})

/** What the wizard makes of a definition that comes without apiProperties.json. */
const ofSecurity = (definition: JsonObject): ConnectionParameter[] => {
  const [scheme] = Object.entries(objectOf(definition.securityDefinitions))
  const type = objectOf(scheme?.[1]).type
  if (type === 'oauth2') return [ask('token', 'oauth', 'Sign in')]
  if (type === 'apiKey') return [ask('api_key', 'secret', 'API Key')]
  if (type !== 'basic') return []
  return [ask('username', 'text', 'Username'), ask('password', 'secret', 'Password')]
}

/** The ways to connect that apiProperties.json offers: one without a name, or several to choose from. */
export const connectionSets = ({
  definition,
  properties,
}: Pick<Connector, 'definition' | 'properties'>): readonly ConnectionSet[] => {
  const inner = objectOf(properties.properties)
  const sets = arrayOf(objectOf(inner.connectionParameterSets).values).map(objectOf)
  if (sets.length === 0) {
    const own = parametersOf(inner.connectionParameters)
    const parameters = isObject(properties.properties) ? own : ofSecurity(definition)
    return [{ name: '', title: '', parameters }]
  }
  return sets.map((set) => {
    const ui = objectOf(set.uiDefinition)
    const name = stringOf(set.name) ?? ''
    const description = textOf(ui.description)
    return {
      name,
      title: textOf(ui.displayName) ?? name,
      ...(description !== undefined && { description }),
      parameters: parametersOf(set.parameters),
    }
  })
}

/** The set that a connection is of; throws where there is none of its name. */
export const setOf = (sets: readonly ConnectionSet[], name = ''): ConnectionSet => {
  const found = sets.find((set) => set.name === name) ?? (name === '' ? sets[0] : undefined)
  if (!found)
    throw new Error(
      `There is no way to connect named "${name}": it is one of ${sets.map((it) => it.name).join(', ')}.`,
    )
  return found
}

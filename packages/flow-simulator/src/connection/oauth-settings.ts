import type { Connector } from '../connector/connector.js'
import { arrayOf, objectOf, stringOf, textOf, type JsonObject } from '../json/json-value.js'
import { lookUp } from '../json/look-up.js'
import type { ConnectionSet } from './connection-set.js'

/** Where and as whom a connection signs in. */
export interface OAuthSettings {
  readonly authorizationUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly scopes: readonly string[]
  /** Of Entra's first version, which asks for a resource. */
  readonly resource?: string
}

const settingNode = ({ properties }: Pick<Connector, 'properties'>, set: ConnectionSet) => {
  const inner = objectOf(properties.properties)
  const sets = arrayOf(objectOf(inner.connectionParameterSets).values).map(objectOf)
  const parameters = objectOf(
    sets.find(({ name }) => name === set.name)?.parameters ?? inner.connectionParameters,
  )
  const name = set.parameters.find(({ kind }) => kind === 'oauth')?.name ?? ''
  return objectOf(objectOf(parameters[name]).oAuthSettings)
}

/** A custom parameter's value, whatever the case of its name, under the first of the names that it has. */
const custom = (node: JsonObject, ...names: readonly string[]): string | undefined => {
  const parameters = objectOf(node.customParameters)
  for (const name of names) {
    const value = textOf(objectOf(lookUp(parameters, name)).value)
    if (value !== undefined) return value
  }
  return undefined
}

const entraUrl = (node: JsonObject, endpoint: string): string | undefined => {
  const login = custom(node, 'loginUri', 'loginUriAAD')
  if (stringOf(node.identityProvider)?.startsWith('aad') !== true || login === undefined)
    return undefined
  return `${login.replace(/\/$/, '')}/${custom(node, 'tenantId') ?? 'common'}/oauth2/${endpoint}`
}

const schemeOf = ({ definition }: Pick<Connector, 'definition'>): JsonObject =>
  Object.values(objectOf(definition.securityDefinitions))
    .map(objectOf)
    .find(({ type }) => type === 'oauth2') ?? {}

/** What apiProperties.json, and after it the definition, say of signing in. */
export const oauthSettings = (
  connector: Pick<Connector, 'definition' | 'properties'>,
  set: ConnectionSet,
): OAuthSettings => {
  const node = settingNode(connector, set)
  const scheme = schemeOf(connector)
  const resource = custom(node, 'resourceUri')
  const authorizationUrl =
    custom(node, 'authorizationUrl', 'authorizationUrlTemplate') ??
    entraUrl(node, 'authorize') ??
    stringOf(scheme.authorizationUrl) ??
    ''
  const tokenUrl =
    custom(node, 'tokenUrl', 'tokenUrlTemplate') ??
    entraUrl(node, 'token') ??
    stringOf(scheme.tokenUrl) ??
    ''
  const scopes = arrayOf(node.scopes).flatMap((scope) => textOf(scope) ?? [])
  return {
    ...{ authorizationUrl, tokenUrl, scopes },
    clientId: stringOf(node.clientId) ?? '',
    ...(resource !== undefined && { resource }),
  }
}

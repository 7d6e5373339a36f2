import type { Connector } from '../connector/connector.js'
import { objectOf, stringOf } from '../json/json-value.js'
import { lookUp } from '../json/look-up.js'
import type { Connection, ConnectionSet } from './connection-set.js'

/** What a connection puts into each call. */
export interface CallCredentials {
  readonly headers: Readonly<Record<string, string>>
  readonly query: readonly (readonly [string, string])[]
  /** Every value, for policies. */
  readonly values: Readonly<Record<string, string>>
}

/** A connection's values as they are now. */
const current = async ({ values }: Connection): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(values).map(
        async ([name, value]) => [name, typeof value === 'string' ? value : await value()] as const,
      ),
    ),
  )

const basic = (values: Readonly<Record<string, string>>): Record<string, string> => {
  const [name, password] = [lookUp(values, 'username'), lookUp(values, 'password')]
  if (name === undefined || password === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` }
}

/**
 * What the gateway adds to a call by the definition's securityDefinitions: a token as Bearer, a key where its scheme says, name and
 * password as Basic. What policies add comes after.
 */
export const credentialsOf = async (
  { definition }: Pick<Connector, 'definition'>,
  set: ConnectionSet,
  connection: Connection,
): Promise<CallCredentials> => {
  const values = await current(connection)
  const headers: Record<string, string> = {}
  const query: (readonly [string, string])[] = []
  const token = set.parameters.find(({ kind }) => kind === 'oauth')
  const bearer = token && values[token.name]
  if (bearer !== undefined) headers.authorization = `Bearer ${bearer}`

  const schemes = Object.entries(objectOf(definition.securityDefinitions))
  // Chosen in the portal's wizard, which asks for it whatever the definition says.
  if (schemes.length === 0 && bearer === undefined) Object.assign(headers, basic(values))
  for (const [scheme, node] of schemes) {
    const { type, name, in: place } = objectOf(node)
    if (type === 'basic' && bearer === undefined) Object.assign(headers, basic(values))
    if (type !== 'apiKey') continue
    const only = set.parameters.filter(({ kind }) => kind === 'secret')
    const key =
      lookUp(values, scheme) ?? (only.length === 1 ? values[only[0]?.name ?? ''] : undefined)
    const header = stringOf(name)
    if (key === undefined || header === undefined) continue
    // A password is no key.
    if (lookUp(values, 'username') !== undefined && lookUp(values, scheme) === undefined) continue
    if (place === 'query') query.push([header, key])
    else headers[header.toLowerCase()] ??= key
  }
  return { headers, query, values }
}

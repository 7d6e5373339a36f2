import { credentialsOf } from '../connection/credentials-of.js'
import type { Connector } from '../connector/connector.js'
import { referrerHeaders } from '../platform/subscribe-headers.js'
import { applyPolicies } from '../policies/apply-policies.js'
import { addingPolicies, policiesFor } from '../policies/policy.js'
import type { Connected, Outgoing } from './gateway.js'
import { operationAt } from './operation-at.js'
import type { ResolvedLocation } from './resolve-location.js'

/** Why a call is made, and the gateway's own address of its connection, where it tells the service. */
export interface CallOptions {
  readonly about: string
  readonly referrerPrefix?: string
}

/** A request to where a Location leads, with what the connection and its policies add where they go along. */
export const locationRequest = async (
  connector: Connector,
  { set, connection }: Connected,
  method: string,
  { url, withCredentials, notes }: ResolvedLocation,
  { about, referrerPrefix }: CallOptions,
): Promise<Outgoing> => {
  if (!withCredentials) return { request: { method, url, about, headers: {} }, notes }
  const credentials = await credentialsOf(connector, set, connection)
  const target = new URL(url)
  const path = url.startsWith(connector.baseUrl)
    ? target.href.slice(connector.baseUrl.length).split('?', 1).join('')
    : target.pathname
  const policies = policiesFor(connector.properties, operationAt(connector, method, path)?.id ?? '')
  const former = [...target.searchParams]
  const added = credentials.query.filter(([name]) => !target.searchParams.has(name))
  const { headers, query, ...done } = applyPolicies(
    addingPolicies(policies),
    {
      ...{ method, path, notes, baseUrl: target.origin, query: [...former, ...added] },
      headers: {
        ...(referrerPrefix !== undefined && referrerHeaders(referrerPrefix, path)),
        ...credentials.headers,
      },
    },
    credentials.values,
  )
  // A Location is called as it came, byte for byte, unless something is added to it.
  if (JSON.stringify(query) === JSON.stringify(former))
    return { request: { method, url, about, headers }, notes: done.notes }
  target.search = new URLSearchParams(
    query.map(([name, value]): [string, string] => [name, value]),
  ).toString()
  return { request: { method, url: target.href, about, headers }, notes: done.notes }
}

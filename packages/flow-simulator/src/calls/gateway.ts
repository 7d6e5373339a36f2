import { credentialsOf } from '../connection/credentials-of.js'
import type { Connection, ConnectionSet } from '../connection/connection-set.js'
import type { Connector, Operation } from '../connector/connector.js'
import type { PlacedRequest } from '../connector/place-inputs.js'
import { answerPolicies } from '../policies/answer-policies.js'
import { applyPolicies } from '../policies/apply-policies.js'
import { policiesFor } from '../policies/policy.js'
import type { WireAnswer, WireRequest } from '../wire/exchange.js'
import { formBody } from './form-body.js'

/** A connection, and the set that it is of. */
export interface Connected {
  readonly set: ConnectionSet
  readonly connection: Connection
}

/** A request as the gateway would send it, and what of it is not known. */
export interface Outgoing {
  readonly request: WireRequest
  readonly notes: readonly string[]
  /** The answer as the flow gets it. */
  readonly answered?: (answer: WireAnswer) => WireAnswer
}

const urlOf = (
  baseUrl: string,
  path: string,
  query: readonly (readonly [string, string])[],
): string => {
  const text = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
  if (text === '') return baseUrl + path
  return `${baseUrl}${path}${path.includes('?') ? '&' : '?'}${text}`
}

const bodyOf = (placed: PlacedRequest, body: unknown) => {
  if (placed.form) return formBody(placed.form)
  return body === undefined ? undefined : { type: 'application/json', text: JSON.stringify(body) }
}

/** Puts a request together as the gateway does: inputs, the connection's credentials, then policies. */
export const gatewayRequest = async (
  connector: Connector,
  { set, connection }: Connected,
  operation: Operation,
  placed: PlacedRequest,
  { about, headers = {} }: { about: string; headers?: Readonly<Record<string, string>> },
): Promise<Outgoing> => {
  const credentials = await credentialsOf(connector, set, connection)
  const policies = policiesFor(connector.properties, operation.id)
  const lower = Object.fromEntries(
    Object.entries(placed.headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const done = applyPolicies(
    policies,
    {
      method: placed.method,
      baseUrl: connector.baseUrl,
      path: placed.path,
      query: [...placed.query, ...credentials.query],
      headers: { ...headers, ...lower, ...credentials.headers },
      body: placed.body,
      notes: [],
    },
    credentials.values,
  )
  const body = bodyOf(placed, done.body)
  const answers = answerPolicies(policies, credentials.values)
  const moved = connector.isElsewhere && done.baseUrl !== connector.baseUrl
  const baseUrl = moved ? connector.baseUrl : done.baseUrl
  return {
    request: {
      ...{ method: done.method, url: urlOf(baseUrl, done.path, done.query), about },
      headers: { ...(body && { 'content-type': body.type }), ...done.headers },
      ...(body && { body: body.text }),
    },
    notes: [
      ...done.notes,
      ...(moved ? [`A policy would have it at ${done.baseUrl}: it goes where one said.`] : []),
      ...answers.notes,
    ],
    answered: answers.apply,
  }
}

import type { Connector, Operation } from '../connector/connector.js'
import { inputFields } from '../connector/input-fields.js'
import type { Inputs } from '../connector/inputs.js'
import { placeInputs } from '../connector/place-inputs.js'
import type { WireAnswer } from '../wire/exchange.js'
import type { Wire } from '../wire/wire.js'
import { gatewayRequest, type Connected } from './gateway.js'
import { credentialsOf } from '../connection/credentials-of.js'
import { sendWithRetries, type Pacing } from './send-with-retries.js'
import type { ResolvedLocation } from './resolve-location.js'

/** What calls to a connector's service need. */
export interface CallContext {
  readonly connector: Connector
  readonly wire: Wire
  readonly pacing: Pacing
}

/** Headers that come on top, and why a call is made. */
export interface CallOptions {
  readonly about: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls an operation with inputs, over a connection, with retries. */
export const callOperation = (
  { connector, wire, pacing }: CallContext,
  connected: Connected,
  operation: Operation,
  inputs: Inputs,
  options: CallOptions,
): Promise<WireAnswer> => {
  const fields = inputFields(connector.definition, operation)
  const placed = placeInputs(operation, fields, inputs)
  return sendWithRetries(wire, pacing, () =>
    gatewayRequest(connector, connected, operation, placed, options),
  )
}

/** Calls where a Location leads, with the connection's credentials where they go along, and nothing else. */
export const callLocation = (
  { connector, wire, pacing }: CallContext,
  { set, connection }: Connected,
  method: string,
  { url, withCredentials, notes }: ResolvedLocation,
  { about, headers = {} }: CallOptions,
): Promise<WireAnswer> =>
  sendWithRetries(wire, pacing, async () => {
    const credentials = await credentialsOf(connector, set, connection)
    const target = new URL(url)
    if (withCredentials)
      for (const [name, value] of credentials.query)
        if (!target.searchParams.has(name)) target.searchParams.append(name, value)
    const isChanged = withCredentials && credentials.query.length > 0
    return {
      request: {
        ...{ method, about, url: isChanged ? target.href : url },
        headers: { ...headers, ...(withCredentials && credentials.headers) },
      },
      notes,
    }
  })

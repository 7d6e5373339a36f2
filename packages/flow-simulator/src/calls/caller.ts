import type { Connector, Operation } from '../connector/connector.js'
import { inputFields } from '../connector/input-fields.js'
import type { Inputs } from '../connector/inputs.js'
import { placeInputs } from '../connector/place-inputs.js'
import type { WireAnswer } from '../wire/exchange.js'
import type { Wire } from '../wire/wire.js'
import { referrerHeaders } from '../platform/subscribe-headers.js'
import { gatewayRequest, type Connected } from './gateway.js'
import { locationRequest, type CallOptions } from './location-request.js'
import { sendWithRetries, type Pacing } from './send-with-retries.js'
import type { ResolvedLocation } from './resolve-location.js'

/** What calls to a connector's service need. */
export interface CallContext {
  readonly connector: Connector
  readonly wire: Wire
  readonly pacing: Pacing
}

/** An answer, and where it came from: policies may have led elsewhere than the definition says. */
export type Answered = WireAnswer & { readonly requestUrl: string }

/** Calls an operation with inputs, over a connection, with retries. */
export const callOperation = async (
  { connector, wire, pacing }: CallContext,
  connected: Connected,
  operation: Operation,
  inputs: Inputs,
  { about, referrerPrefix }: CallOptions,
): Promise<Answered> => {
  const fields = inputFields(connector.definition, operation)
  const placed = placeInputs(operation, fields, inputs)
  const headers = referrerPrefix === undefined ? {} : referrerHeaders(referrerPrefix, placed.path)
  let requestUrl = connector.baseUrl + operation.path
  const answer = await sendWithRetries(wire, pacing, async () => {
    const outgoing = await gatewayRequest(connector, connected, operation, placed, {
      ...{ about, headers },
    })
    requestUrl = outgoing.request.url
    return outgoing
  })
  return { ...answer, requestUrl }
}

/** Calls where a Location leads, with the connection's credentials where they go along, and nothing else. */
export const callLocation = (
  { connector, wire, pacing }: CallContext,
  connected: Connected,
  method: string,
  location: ResolvedLocation,
  options: CallOptions,
): Promise<WireAnswer> =>
  sendWithRetries(wire, pacing, () =>
    locationRequest(connector, connected, method, location, options),
  )

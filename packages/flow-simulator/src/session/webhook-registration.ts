import { callLocation } from '../calls/caller.js'
import { gatewayRequest, type Connected } from '../calls/gateway.js'
import { resolveLocation } from '../calls/resolve-location.js'
import { sendWithRetries } from '../calls/send-with-retries.js'
import type { Operation } from '../connector/connector.js'
import type { Field } from '../connector/field.js'
import { inputFields } from '../connector/input-fields.js'
import type { Inputs } from '../connector/inputs.js'
import { placeInputs } from '../connector/place-inputs.js'
import type { Flow } from '../platform/flow.js'
import { referrerPrefix, subscribeHeaders } from '../platform/subscribe-headers.js'
import type { WireAnswer } from '../wire/exchange.js'
import type { Complaint } from './complaint.js'
import type { FlowContext } from './flow-context.js'
import { judgeRegistration } from './judge-registration.js'

const withCallback = (fields: readonly Field[], inputs: Inputs, callbackUrl: string): Inputs => {
  const field = fields.find(({ isNotificationUrl }) => isNotificationUrl)
  return field ? { ...inputs, [field.key]: callbackUrl } : inputs
}

/** A webhook trigger's subscription at the service, and where it is ended. */
export const createWebhookRegistration = (
  context: FlowContext,
  flow: Flow,
  operation: Operation,
) => {
  const { connector, wire, pacing, runId } = context
  const fields = inputFields(connector.definition, operation)
  let kept: string | undefined
  let requestUrl = connector.baseUrl + operation.path

  const subscribe = async (connected: Connected, inputs: Inputs): Promise<WireAnswer> => {
    const { facts, callbackUrl } = flow
    wire.addSecret(new URL(callbackUrl).searchParams.get('sig') ?? '')
    const placed = placeInputs(operation, fields, withCallback(fields, inputs, callbackUrl))
    const headers = subscribeHeaders(facts, placed.path, runId())
    const about = 'subscribe'
    return sendWithRetries(wire, pacing, async () => {
      const outgoing = await gatewayRequest(connector, connected, operation, placed, {
        ...{ about, headers },
      })
      requestUrl = outgoing.request.url
      return outgoing
    })
  }

  return {
    location: () => kept,
    /** Keeps the Location it gets; what there is to complain of. */
    subscribe: async (connected: Connected, inputs: Inputs): Promise<readonly Complaint[]> => {
      const answer = await subscribe(connected, inputs).catch((error: unknown) => String(error))
      if (typeof answer === 'string')
        return [
          {
            ...{ severity: 'error', confidence: 'documented' },
            text: `There's a problem with the flow's trigger: the service cannot be reached. ${answer}`,
          },
        ]
      if (answer.status >= 200 && answer.status < 300) kept = answer.headers.location
      return judgeRegistration(answer, requestUrl)
    },
    /** DELETE at a Location, the kept one unless told; without one there is nothing that it could do. */
    unsubscribe: async (connected: Connected, location = kept): Promise<readonly Complaint[]> => {
      if (location === undefined) return []
      const resolved = resolveLocation(location, {
        ...{ baseUrl: connector.baseUrl, requestUrl },
        referrerPrefix: referrerPrefix(flow.facts),
      })
      const about = 'unsubscribe'
      const answer = await callLocation(context, connected, 'DELETE', resolved, { about }).catch(
        (error: unknown) => ({ status: 0, body: String(error) }),
      )
      if (location === kept) kept = undefined
      if (answer.status >= 200 && answer.status < 300) return []
      return [
        {
          ...{ severity: 'warning', confidence: 'not known' },
          text: `The service answered DELETE with ${answer.status}. What the platform does then is not known. ${answer.body.slice(0, 300)}`.trimEnd(),
        },
      ]
    },
  }
}

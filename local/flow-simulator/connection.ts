import { request } from 'undici'
import type { FlowFacts } from './flow-facts.js'
import { SubscribeError } from './subscribe-error.js'
import { subscribeHeaders } from './subscribe-headers.js'

/** What came of subscribing. */
export interface Subscribed {
  readonly location: string
  readonly status: number
}

/** The credentials of a connection; the API key wins. */
export interface Credentials {
  readonly token?: () => Promise<string>
  readonly apiKey?: string
}

const credentialHeaders = async ({
  apiKey,
  token,
}: Credentials): Promise<Record<string, string>> => {
  if (apiKey !== undefined) return { 'x-api-key': apiKey }
  if (token !== undefined) return { authorization: `Bearer ${await token()}` }
  return {}
}

/** A maker's connection to the connector: subscribes a flow, and unsubscribes it with the same credentials. */
export const createConnection = (credentials: Credentials) => {
  let location: string | undefined
  return {
    subscribe: async (
      baseUrl: string,
      eventType: string,
      facts: FlowFacts,
      callbackUrl: string,
      runId: string,
    ): Promise<Subscribed> => {
      const path = `/event/${eventType}`
      const response = await request(`${baseUrl.replace(/\/$/, '')}${path}`, {
        method: 'POST',
        headers: {
          ...subscribeHeaders(facts, path, runId),
          ...(await credentialHeaders(credentials)),
        },
        body: JSON.stringify({ Url: callbackUrl }),
      })
      const body = await response.body.text()
      const status = response.statusCode
      const received = response.headers.location
      if (status !== 201 || typeof received !== 'string') throw new SubscribeError(status, body)
      location = received
      return { location, status }
    },
    /** "No additional header is included for the delete webhook call" (https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger). */
    unsubscribe: async () => {
      if (location === undefined) throw new Error('The flow has not subscribed')
      const headers = await credentialHeaders(credentials)
      const response = await request(location, { method: 'DELETE', headers })
      await response.body.dump()
      return response.statusCode
    },
  }
}

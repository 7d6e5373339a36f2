import { request } from 'undici'
import type { Credentials } from './credentials.js'
import type { FlowFacts } from './flow-facts.js'
import { subscribeHeaders } from './subscribe-headers.js'

/** How a flow subscribes at a service. */
export interface SubscribeCall {
  readonly url: string
  /** The operation's path, as the gateway knows it. */
  readonly path: string
  readonly body: (callbackUrl: string) => unknown
}

/** What a service answered to a subscribe call, whatever it was. */
export interface Registration {
  readonly status: number
  readonly location: string | undefined
  readonly body: string
}

/** A flow's registration at a service: subscribes with the platform's headers, and unsubscribes at the Location that it got. */
export const createRegistration = (credentials: Credentials) => {
  let kept: string | undefined
  return {
    register: async (
      { url, path, body }: SubscribeCall,
      facts: FlowFacts,
      callbackUrl: string,
      runId: string,
    ): Promise<Registration> => {
      const response = await request(url, {
        method: 'POST',
        headers: { ...subscribeHeaders(facts, path, runId), ...(await credentials()) },
        body: JSON.stringify(body(callbackUrl)),
      })
      const { location } = response.headers
      const text = await response.body.text()
      const status = response.statusCode
      if (typeof location === 'string') kept = location
      return { status, location: typeof location === 'string' ? location : undefined, body: text }
    },
    /** "No additional header is included for the delete webhook call" (https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger). */
    unsubscribe: async () => {
      if (kept === undefined) throw new Error('The flow has not subscribed')
      const response = await request(kept, { method: 'DELETE', headers: await credentials() })
      await response.body.dump()
      return response.statusCode
    },
  }
}

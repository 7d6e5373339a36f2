import {
  startFlowSimulator as startPlatform,
  type Credentials,
  type Flow as PlatformFlow,
  type FlowOptions as PlatformFlowOptions,
  type FlowSimulator as Platform,
  type FlowSimulatorOptions as PlatformOptions,
} from 'flow-simulator'
import { SubscribeError } from './subscribe-error.js'

/** What came of subscribing. */
export interface Subscribed {
  readonly location: string
  readonly status: number
}

/** A simulated flow on an event type of this app. */
export interface Flow extends PlatformFlow {
  /** Subscribes at an app; throws a SubscribeError unless it gets 201 and a Location. */
  readonly subscribe: (baseUrl: string, eventType: string) => Promise<Subscribed>
}

/** The credentials of a connection to this app; the API key wins. */
export interface AppCredentials {
  readonly token?: () => Promise<string>
  readonly apiKey?: string
}

/** What a test decides about a flow on an event type. */
export type FlowOptions = Omit<PlatformFlowOptions, 'credentials'> & AppCredentials

/** Settings of the whole simulator: the credentials are those of every flow that has none of its own. */
export type FlowSimulatorOptions = Omit<PlatformOptions, 'credentials'> & AppCredentials

/** The platform, with flows on event types of this app. */
export interface FlowSimulator extends Platform {
  readonly flow: (options?: FlowOptions) => Flow
}

const credentialsOf = ({ apiKey, token }: AppCredentials): { credentials?: Credentials } => {
  if (apiKey !== undefined) return { credentials: () => Promise.resolve({ 'x-api-key': apiKey }) }
  if (token === undefined) return {}
  return { credentials: async () => ({ authorization: `Bearer ${await token()}` }) }
}

const onEventTypes = (flow: PlatformFlow): Flow =>
  Object.assign(flow, {
    subscribe: async (baseUrl: string, eventType: string) => {
      const path = `/event/${eventType}`
      const { status, location, body } = await flow.register({
        url: `${baseUrl.replace(/\/$/, '')}${path}`,
        path,
        body: (callbackUrl) => ({ Url: callbackUrl }),
      })
      if (status !== 201 || location === undefined) throw new SubscribeError(status, body)
      return { location, status }
    },
  })

/** Starts a flow simulator for this app's event types on 127.0.0.1, on a free port unless one is given. */
export const startFlowSimulator = async (
  options: FlowSimulatorOptions = {},
): Promise<FlowSimulator> => {
  const platform = await startPlatform({ ...options, ...credentialsOf(options) })
  return {
    ...platform,
    flow: (flowOptions = {}) =>
      onEventTypes(platform.flow({ ...flowOptions, ...credentialsOf(flowOptions) })),
  }
}

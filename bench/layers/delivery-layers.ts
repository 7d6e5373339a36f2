import type { Dispatcher } from 'undici'
import { callbackGuard } from '../../src/callbacks/callback-guard.js'
import { callbackIdentity } from '../../src/callbacks/callback-identity.js'
import { splitCallbackUrl } from '../../src/callbacks/callback-url.js'
import { parseCircuitPolicy } from '../../src/callbacks/circuit-policy.js'
import { callbackAttempts } from '../../src/deliveries/attempt/callback-attempts.js'
import {
  callbackRequest,
  postCallback,
  type CallbackRequest,
} from '../../src/deliveries/attempt/post-callback.js'
import { attemptChunk } from '../../src/deliveries/fan-out/attempt-chunk.js'
import { callLimiter } from '../../src/deliveries/limits/call-limiter.js'
import { processLimits } from '../../src/deliveries/limits/process-limits.js'
import { parseCallsPerMinute } from '../../src/deliveries/limits/rate-limit.js'
import { parseRetrySchedule } from '../../src/deliveries/outcome/retry-schedule.js'
import type { Event } from '../../src/events/event.js'
import type { Log } from '../../src/log.js'
import { settingsOf } from '../../src/settings.js'
import { signatureHeaders } from '../../src/signing/signature-headers.js'
import type { Recipient } from '../../src/subscriptions/subscription.js'
import { barePost } from '../baseline/bare-posts.js'
import { callbackBudget, tenant } from '../stack/bench-stack.js'

/** Delivers an event to a recipient, or does as much of that as the layer has. */
export type Layer = (event: Event, recipient: Recipient) => Promise<unknown>

/** A delivery, layer by layer: each stands on the one before it. None of them asks storage. */
export interface DeliveryLayers {
  readonly layers: Readonly<Record<string, Layer>>
  /** The uppermost: the first attempts of a chunk. */
  readonly chunk: (event: Event, recipients: readonly Recipient[]) => Promise<unknown>
}

const chunkOfAll = { number: 0, chunks: 1, tenantId: tenant, slice: 0, slices: 1 }
const notAsked = () => Promise.reject(new Error('A delivery that succeeds asks for nothing'))

const requestFor: (...of: Parameters<Layer>) => CallbackRequest = (event, recipient) =>
  callbackRequest(event, { subscriptionId: recipient.id }, recipient)

/** POSTs as bare undici does, with the bytes of a delivery. */
export const postingBy =
  (dispatcher: Pick<Dispatcher, 'dispatch'>): Layer =>
  (event, recipient) => {
    const { callbackUrl, payload, trackingId } = requestFor(event, recipient)
    const { origin = '', path = '' } = splitCallbackUrl(callbackUrl) ?? {}
    return barePost(dispatcher, origin, { path, body: payload, trackingId })
  }

/** The layers over connections. */
export const deliveryLayers = (dispatcher: Pick<Dispatcher, 'dispatch'>): DeliveryLayers => {
  const settings = settingsOf({ CALLBACK_BUDGET: String(callbackBudget) })
  const now = () => new Date()
  const guard = callbackGuard({ allowedHosts: [], allowLoopback: true })
  const timeoutSeconds = 30
  const post = postCallback({
    ...{ guard, dispatcher, timeoutSeconds, now },
    sign: signatureHeaders([]),
  })
  const limiter = callLimiter(processLimits.firstAttempts)
  const tryDelivery = callbackAttempts({
    settings: {
      circuitPolicy: parseCircuitPolicy(settings),
      callsPerMinute: parseCallsPerMinute(settings),
      outcomes: [],
      retrySchedule: parseRetrySchedule(settings),
      signingSecrets: [],
    },
    ...{ guard, dispatcher, now },
    subscriptions: { updateState: notAsked, reserve: notAsked },
    queues: { release: notAsked, wake: notAsked },
    news: { callback: () => undefined },
  }).within(timeoutSeconds, limiter)
  const attempts = attemptChunk({
    ...{ tryDelivery, callLimiter: limiter },
    subscriptions: { recipientsIn: notAsked },
  })
  const log: Log = Object.assign(() => undefined, { error: () => undefined })

  const posting: Layer = (event, recipient) => post(requestFor(event, recipient))
  return {
    layers: {
      connections: postingBy(dispatcher),
      post: posting,
      limiter: (event, recipient) =>
        limiter.run(callbackIdentity(recipient.callbackUrl), () => posting(event, recipient)),
    },
    chunk: (event, recipients) => attempts(event, chunkOfAll, { recipients }, log),
  }
}

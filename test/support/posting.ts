import assert from 'node:assert/strict'
import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import { startLoopbackServer } from '../../local/loopback-server.js'
import { callbackGuard } from '../../src/callbacks/callback-guard.js'
import { callbackDispatcher } from '../../src/connections/callback-dispatcher.js'
import { postCallback, type CallbackRequest } from '../../src/deliveries/attempt/post-callback.js'
import type { Attempt } from '../../src/delivery-store/delivery.js'
import { signatureHeaders } from '../../src/signing/signature-headers.js'
import { newRecipient, noon, payloadText, secret } from './deliveries.js'

const dispatcher = callbackDispatcher({ maxSockets: 400, maxIdle: 200, allowLoopback: true })

/** POSTs as a delivery’s attempt does, but unsigned, to this machine too, and for so many seconds at most. */
export const posting = (timeoutSeconds: number, now = () => noon) =>
  postCallback({
    guard: callbackGuard({ allowedHosts: ['*.logic.azure.com'], allowLoopback: true }),
    dispatcher,
    timeoutSeconds,
    now,
    sign: signatureHeaders([]),
  })

/** One that gives the receiver ten seconds, for those that answer or cut it short. */
export const post = posting(10)

/** One that gives the receiver 0.3 seconds, for those that never come to an end. */
export const impatientPost = posting(0.3)

/** A path and query as callback URLs have them, which clients that tidy URLs would change; its signature is the secret. */
export const path = `/workflows/a%2fb/../c//triggers/it's?sv=1.0&sp=%2Frun&sig=${secret}`

/** A POST of an event to a callback. */
export const request = (
  callbackUrl: string,
  changes: Partial<CallbackRequest> = {},
): CallbackRequest => ({
  callbackUrl,
  recipient: newRecipient(1),
  payload: new TextEncoder().encode(payloadText),
  trackingId: 'instore-1.2',
  correlationId: 'c0441a71-0000-4000-8000-000000000001',
  ...changes,
})

/** A request as a receiver saw it, whole. */
export interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Serves on a free port of this machine until the test is over; answers the address, without a path. */
export const serve = async (context: TestContext, listener: RequestListener) => {
  const server = await startLoopbackServer(listener)
  context.after(server.stop)
  return server.url
}

/** What becomes of a POST to a server that answers like this. */
export const attempt = async (
  context: TestContext,
  answer: (response: ServerResponse) => unknown,
  make = post,
): Promise<Attempt> => {
  const url = await serve(context, (_request, response) => {
    answer(response)
  })
  const made = await make(request(url + path))
  assert.equal(JSON.stringify(made).includes(secret), false)
  return made
}

/** An attempt without its time and duration, which are asserted to be noon and 0 ms: its clock stands still. */
export const withoutTimes = ({ at, milliseconds, ...rest }: Attempt) => {
  assert.deepEqual([at, milliseconds], [noon, 0])
  return rest
}

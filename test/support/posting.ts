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

export const posting = (timeoutSeconds: number, now = () => noon) =>
  postCallback({
    guard: callbackGuard({ allowedHosts: ['*.logic.azure.com'], allowLoopback: true }),
    dispatcher,
    timeoutSeconds,
    now,
    sign: signatureHeaders([]),
  })
export const post = posting(10)
export const impatientPost = posting(0.3)

export const path = `/workflows/a%2fb/../c//triggers/it's?sv=1.0&sp=%2Frun&sig=${secret}`

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

export interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

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

export const withoutTimes = ({ at, milliseconds, ...rest }: Attempt) => {
  assert.deepEqual([at, milliseconds], [noon, 0])
  return rest
}

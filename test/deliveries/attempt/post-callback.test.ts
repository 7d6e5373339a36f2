import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { after, test, type TestContext } from 'node:test'
import { Agent } from 'undici'
import { startLoopbackServer } from '../../../local/loopback-server.js'
import type { Attempt } from '../../../src/delivery-store/delivery.js'
import {
  postCallback,
  type CallbackRequest,
} from '../../../src/deliveries/attempt/post-callback.js'
import { signatureHeaders } from '../../../src/signing/signature-headers.js'
import { callbackGuard } from '../../../src/callbacks/callback-guard.js'
import {
  newRecipient,
  noon,
  payloadText,
  secondsAfterNoon,
  secret,
} from '../../support/deliveries.js'

const dispatcher = new Agent()
after(() => dispatcher.destroy())

const posting = (timeoutSeconds: number, now = () => noon) =>
  postCallback({
    guard: callbackGuard({ allowedHosts: ['*.logic.azure.com'], allowLoopback: true }),
    dispatcher,
    timeoutSeconds,
    now,
    sign: signatureHeaders([]),
  })
const post = posting(10)
const impatientPost = posting(0.3)

const path = `/workflows/a%2fb/../c//triggers/it's?sv=1.0&sp=%2Frun&sig=${secret}`

const request = (callbackUrl: string, changes: Partial<CallbackRequest> = {}): CallbackRequest => ({
  callbackUrl,
  recipient: newRecipient(1),
  payload: new TextEncoder().encode(payloadText),
  trackingId: 'instore-1.2',
  correlationId: 'c0441a71-0000-4000-8000-000000000001',
  ...changes,
})

interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const serve = async (context: TestContext, listener: RequestListener) => {
  const server = await startLoopbackServer(listener)
  context.after(server.stop)
  return server.url
}

/** What becomes of a POST to a server that answers like this. */
const attempt = async (
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

const withoutTimes = ({ at, milliseconds, ...rest }: Attempt) => {
  assert.deepEqual([at, milliseconds], [noon, 0])
  return rest
}

test('the payload, the path and the query arrive byte for byte, with nothing of ours but the ids', async (context) => {
  const received: Received[] = []
  const url = await serve(context, (incoming, response) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const { method, url: target, headers } = incoming
      received.push({ method, url: target, headers, body: Buffer.concat(parts) })
      response.writeHead(202, { 'x-ms-workflow-run-id': '08584CU12' }).end()
    })
  })
  const payload = randomBytes(65_536)
  const made = await post(request(url + path, { payload }))
  assert.deepEqual(withoutTimes(made), { status: 202, runId: '08584CU12' })
  const [arrived] = received
  assert.ok(arrived)
  assert.equal(arrived.method, 'POST')
  assert.equal(arrived.url, path)
  assert.ok(arrived.body.equals(payload))
  assert.deepEqual(Object.keys(arrived.headers).sort(), [
    'connection',
    'content-length',
    'content-type',
    'host',
    'user-agent',
    'x-ms-client-tracking-id',
    'x-ms-correlation-id',
  ])
  assert.equal(arrived.headers['content-type'], 'application/json')
  assert.equal(arrived.headers['x-ms-client-tracking-id'], 'instore-1.2')
})

test('a redirect is not followed', async (context) => {
  let followed = 0
  const elsewhere = await serve(context, (_request, response) => {
    followed++
    response.writeHead(202).end()
  })
  for (const status of [301, 302, 303, 307, 308]) {
    const made = await attempt(context, (response) => {
      response.writeHead(status, { location: `${elsewhere}/${secret}` }).end()
    })
    assert.deepEqual(withoutTimes(made), { status })
  }
  assert.equal(followed, 0)
})

test('an error’s code, state and Retry-After are read', async (context) => {
  const made = await attempt(context, (response) => {
    const message = "trigger 'manual' with state 'Disabled': trigger is not enabled."
    response
      .writeHead(400, { 'retry-after': '17', 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { code: 'WorkflowTriggerIsNotEnabled', message } }))
  })
  assert.deepEqual(withoutTimes(made), {
    status: 400,
    retryAfter: 17,
    flowCode: 'WorkflowTriggerIsNotEnabled',
    flowState: 'Disabled',
  })
})

test('of an error’s body nothing else is kept', async (context) => {
  const made = await attempt(context, (response) => {
    response.writeHead(500).end(`${path} ${payloadText}`)
  })
  assert.deepEqual(withoutTimes(made), { status: 500 })
})

test('a receiver that never answers is a timeout', async (context) => {
  const made = await attempt(context, () => undefined, impatientPost)
  assert.deepEqual(withoutTimes(made), { error: 'timeout' })
})

test('an attempt tells when it was made, and how long it took by the clock', async (context) => {
  const times = [noon, secondsAfterNoon(3)]
  const made = await attempt(
    context,
    (response) => response.writeHead(204).end(),
    posting(10, () => times.shift() ?? noon),
  )
  assert.deepEqual(made, { at: noon, milliseconds: 3000, status: 204 })
})

test('a body that drips after the 202 does not delay the verdict', async (context) => {
  const made = await attempt(
    context,
    (response) => {
      response.writeHead(202, { 'content-length': '1000' }).write('x')
    },
    posting(24 * 3600),
  )
  assert.deepEqual(withoutTimes(made), { status: 202 })
})

test('a body that drips after an error is waited for no longer than the time limit', async (context) => {
  const made = await attempt(
    context,
    (response) => {
      response.writeHead(503, { 'content-length': '1000' }).write('"code":"Busy"')
    },
    impatientPost,
  )
  assert.deepEqual(withoutTimes(made), { status: 503, flowCode: 'Busy' })
})

test('a body that floods after an error is cut off', async (context) => {
  let sent = 0
  let cutOff: Promise<unknown> = Promise.resolve()
  const made = await attempt(context, (response) => {
    cutOff = once(response, 'close')
    response.writeHead(500)
    const piece = Buffer.alloc(64 * 1024, 0x20)
    const flood = () => {
      while (!response.destroyed && sent < 1e9) {
        sent += piece.length
        if (!response.write(piece)) {
          response.once('drain', flood)
          return
        }
      }
    }
    flood()
  })
  assert.deepEqual(withoutTimes(made), { status: 500 })
  await cutOff
  assert.ok(sent < 50_000_000, `${sent} bytes were sent`)
})

test('a connection that is reset before, within or after the headers is what it looks like', async (context) => {
  const before = await attempt(context, (response) => response.socket?.resetAndDestroy())
  assert.deepEqual(withoutTimes(before), { error: 'ECONNRESET' })
  const closed = await attempt(context, (response) => response.socket?.destroy())
  assert.deepEqual(withoutTimes(closed), { error: 'UND_ERR_SOCKET' })
  const after202 = await attempt(context, (response) => {
    response.writeHead(202, { 'content-length': '10' })
    response.write('x', () => response.socket?.resetAndDestroy())
  })
  assert.deepEqual(withoutTimes(after202), { status: 202 })
})

test('headers that never end are cut off', async (context) => {
  const made = await attempt(context, ({ socket }) => {
    socket?.on('error', () => undefined)
    socket?.write('HTTP/1.1 202 Accepted\r\n')
    const timer = setInterval(() => {
      if (!socket?.writable) clearInterval(timer)
      else socket.write(`x-${'a'.repeat(1000)}: ${'b'.repeat(10_000)}\r\n`)
    }, 1)
    socket?.once('close', () => {
      clearInterval(timer)
    })
  })
  assert.deepEqual(withoutTimes(made), { error: 'UND_ERR_HEADERS_OVERFLOW' })
})

test('what is not HTTP is an error with a code', async (context) => {
  const made = await attempt(context, ({ socket }) => socket?.end(`hello ${path}\r\n\r\n`))
  assert.match(made.error ?? '', /^[A-Z_]+$/)
  assert.equal(made.status, undefined)
})

test('a receiver that nobody runs refuses the connection', async () => {
  const server = await startLoopbackServer(() => undefined)
  await server.stop()
  const made = await post(request(server.url + path))
  assert.deepEqual(withoutTimes(made), { error: 'ECONNREFUSED' })
})

test('a URL that may not be called, or not any more, is not called', async () => {
  for (const url of ['https://evil.example/', 'http://a.logic.azure.com/', 'hello', '']) {
    const made = await post(request(url))
    assert.deepEqual(withoutTimes(made), { error: 'not-allowed' })
    assert.equal(made.milliseconds, 0)
  }
})

test('a run id of any length is kept, but not all of it', async (context) => {
  const made = await attempt(context, (response) => {
    response.writeHead(202, { 'x-ms-workflow-run-id': 'r'.repeat(5000) }).end()
  })
  assert.equal(made.runId?.length, 80)
})

test('connections are used again for the next callbacks of the same host', async (context) => {
  const ports = new Set<number | undefined>()
  const url = await serve(context, (incoming, response) => {
    ports.add(incoming.socket.remotePort)
    incoming.resume().on('end', () => response.writeHead(202).end())
  })
  for (let i = 0; i < 20; i++) await post(request(url + path))
  // Not one only: the verdict is told before the answer is over.
  assert.ok(ports.size <= 3, `${ports.size} connections`)
})

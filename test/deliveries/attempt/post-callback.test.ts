import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { noon, payloadText, secondsAfterNoon, secret } from '../../support/deliveries.js'

import {
  attempt,
  path,
  post,
  posting,
  request,
  serve,
  withoutTimes,
  type Received,
} from '../../support/posting.js'

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

test('an attempt tells when it was made, and how long it took by the clock', async (context) => {
  const times = [noon, secondsAfterNoon(3)]
  const made = await attempt(
    context,
    (response) => response.writeHead(204).end(),
    posting(10, () => times.shift() ?? noon),
  )
  assert.deepEqual(made, { at: noon, milliseconds: 3000, status: 204 })
})

test('a URL that may not be called, or not any more, is not called', async () => {
  for (const url of ['https://evil.example/', 'http://a.logic.azure.com/', 'hello']) {
    const made = await post(request(url))
    assert.deepEqual(withoutTimes(made), { error: 'not-allowed' })
    assert.equal(made.milliseconds, 0)
  }
})

test('a URL that could not be decrypted is no fault of the callback, and is told from one that may not be called', async () => {
  assert.deepEqual(withoutTimes(await post(request(''))), { error: 'url-unreadable' })
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

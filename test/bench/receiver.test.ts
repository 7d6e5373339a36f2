import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Agent } from 'undici'
import { barePost } from '../../bench/baseline/bare-posts.js'
import { createLedger } from '../../bench/receiver/ledger.js'
import { requestReader, type SeenRequest } from '../../bench/receiver/request-reader.js'
import { serveCallbacks } from '../../bench/receiver/serve-callbacks.js'

const agent = new Agent()
after(() => agent.destroy())

const body = Buffer.from('{"é":1}')

test('requests are read however their bytes are cut', () => {
  const one = (key: string, text: string) =>
    `POST /to/${key} HTTP/1.1\r\nhost: x\r\nContent-Length: ${Buffer.byteLength(text)}\r\nX-Ms-Client-Tracking-Id: e.${key}\r\n\r\n${text}`
  const bytes = Buffer.from(one('a', '{"é":"\r\n\r\n"}') + one('b', '') + one('c', 'x'))
  for (const size of [1, 7, 64, bytes.length]) {
    const seen: SeenRequest[] = []
    const read = requestReader((request) => seen.push(request))
    for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size))
    assert.deepEqual(
      seen,
      ['a', 'b', 'c'].map((key) => ({ path: `/to/${key}`, trackingId: `e.${key}` })),
    )
  }
})

test('the receiver answers each callback and counts it per event and subscription', async () => {
  const ledger = createLedger()
  const server = await serveCallbacks(ledger)
  try {
    const post = (eventId: string, key: string, folder = 'to') =>
      barePost(agent, server.url, {
        ...{ path: `/${folder}/${key}`, body },
        trackingId: `${eventId}.${key}`,
      })
    await Promise.all([post('instore-1', 'a'), post('instore-1', 'b'), post('instore-2', 'a')])
    await post('instore-1', 'b')
    await post('instore-1', 'c', 'slow1')

    assert.equal(ledger.delivered(), 4)
    assert.equal(ledger.times('instore-1').length, 3)
    const { events, strays } = ledger.arrivals()
    assert.deepEqual(
      events
        .map(({ eventId, delivered, duplicates }) => ({ eventId, delivered, duplicates }))
        .toSorted((x, y) => (x.eventId < y.eventId ? -1 : 1)),
      [
        { eventId: 'instore-1', delivered: 3, duplicates: 1 },
        { eventId: 'instore-2', delivered: 1, duplicates: 0 },
      ],
    )
    assert.equal(strays, 0)
  } finally {
    await server.stop()
  }
})

test('a callback below /hang/ is counted apart and never answered', async () => {
  const ledger = createLedger()
  const server = await serveCallbacks(ledger)
  const posted = barePost(agent, server.url, {
    ...{ path: '/hang/a', body },
    trackingId: 'instore-1.a',
  })
  while (ledger.arrivals().events.length === 0) await new Promise(setImmediate)
  const [event] = ledger.arrivals().events
  assert.deepEqual([event?.delivered, event?.hanging, ledger.delivered()], [0, 1, 0])
  await Promise.all([assert.rejects(posted), server.stop()])
})

test('a callback below /trickle/ is answered at once, counts, and its answer does not end', async () => {
  const ledger = createLedger()
  const server = await serveCallbacks(ledger)
  const answered = (key: string) =>
    agent.request({
      ...{ origin: server.url, path: `/trickle/${key}`, method: 'POST', body },
      headers: { 'x-ms-client-tracking-id': `instore-1.${key}` },
    })
  const answers = await Promise.all([answered('a'), answered('b')])
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [200, 200],
  )
  assert.deepEqual([ledger.delivered(), server.mostSockets()], [2, 2])
  await Promise.all([
    server.stop(),
    ...answers.map(({ body: rest }) => assert.rejects(rest.text())),
  ])
})

test('what belongs to no delivery, or to another one, is a stray', () => {
  const ledger = createLedger()
  ledger.note({ path: '/to/a', trackingId: '' }, 0)
  ledger.note({ path: '/to/a', trackingId: 'instore-1.b' }, 0)
  assert.equal(ledger.arrivals().strays, 2)
  ledger.forget()
  assert.deepEqual(ledger.arrivals(), { events: [], strays: 0 })
})

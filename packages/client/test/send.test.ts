import assert from 'node:assert/strict'
import { test } from 'node:test'
import { realSurroundings, type ClientOptions } from '../src/client-options.js'
import { ProblemError } from '../src/problem-error.js'
import { send, type SentRequest } from '../src/send.js'
import { answer, noon, playing, problem, unhurried, type Played } from './playing.js'

const request: SentRequest = {
  method: 'POST',
  url: 'https://triggers.contoso.example/fire/instore',
  headers: { 'idempotency-key': 'one' },
  body: '{}',
}
const accepted = () => answer(202, { eventId: 'instore-1' })
const broken = () => new TypeError('fetch failed')

const setUp = (answers: readonly Played[], options: Partial<ClientOptions> = {}) => {
  const { fetch, sent } = playing(...answers)
  const { surroundings, waits } = unhurried()
  const all = { url: 'https://x.example', apiKey: 'k', fetch, ...options } as ClientOptions
  return { run: send(all, surroundings), sent, waits }
}

test('what may pass is sent again, the very same: faults of the network, 429, and what a gateway says', async () => {
  for (const passing of [broken(), ...[429, 502, 503, 504].map((status) => problem(status, 'x'))]) {
    const { run, sent, waits } = setUp([passing, accepted()])
    assert.deepEqual((await run(request)).body, { eventId: 'instore-1' })
    assert.deepEqual(sent[1], sent[0])
    assert.equal(sent[1]?.headers.get('idempotency-key'), 'one')
    assert.deepEqual(waits, [0.5])
  }
})

test('what would be the same again is told at once, by its code', async () => {
  for (const status of [400, 401, 403, 404, 409, 413, 500]) {
    const { run, sent, waits } = setUp([problem(status, 'some-code')])
    await assert.rejects(run(request), (error: unknown) => {
      assert.ok(error instanceof ProblemError)
      const { code, detail } = error
      assert.deepEqual([error.status, code, detail], [status, 'some-code', 'Because of some-code.'])
      return true
    })
    assert.deepEqual([sent.length, waits], [1, []])
  }
})

test('an answer that says when to come again is obeyed, in seconds or by a time', async () => {
  const later = (header: string) => problem(429, 'too-many-requests', { 'retry-after': header })
  const at = new Date(noon + 17_000).toUTCString()
  const { run, waits } = setUp([later(at), later('5'), later('0'), accepted()])
  await run(request)
  assert.deepEqual(waits, [17, 5, 0])
})

test('whoever is asked to wait too long is told so instead', async () => {
  const { run, waits } = setUp([problem(503, 'storage-unavailable', { 'retry-after': '61' })])
  await assert.rejects(run(request), { name: 'ProblemError', status: 503, retryAfter: 61 })
  assert.deepEqual(waits, [])
})

test('waits without a hint grow, and the last fault is told', async () => {
  const { run, sent, waits } = setUp(Array.from({ length: 9 }, broken))
  await assert.rejects(run(request), /^TypeError: fetch failed/)
  assert.deepEqual([sent.length, waits], [5, [0.5, 1, 2, 4]])
})

test('an option that is undefined, as in plain JavaScript, is none', async () => {
  const { run, sent } = setUp(Array.from({ length: 9 }, broken), {
    attempts: undefined,
    longestWaitSeconds: undefined,
  } as never)
  await assert.rejects(run(request), /fetch failed/)
  assert.equal(sent.length, 5)
})

test('how often, and how long, is the caller’s to say', async () => {
  const { run, sent, waits } = setUp(Array.from({ length: 9 }, broken), {
    attempts: 3,
    longestWaitSeconds: 0.75,
  })
  await assert.rejects(run(request))
  assert.deepEqual([sent.length, waits], [3, [0.5, 0.75]])
})

test('what the caller ends is not sent again', async () => {
  const { run, sent } = setUp([broken(), accepted()])
  await assert.rejects(run({ ...request, signal: AbortSignal.abort() }), /fetch failed/)
  assert.equal(sent.length, 1)
})

test('a wait ends when the caller does', async () => {
  const { fetch } = playing(problem(503, 'x'), accepted())
  const waiting = new AbortController()
  const run = send(
    { url: 'https://x.example', apiKey: 'k', fetch },
    { ...realSurroundings, random: () => 0 },
  )
  const answered = run({ ...request, signal: waiting.signal })
  setImmediate(() => {
    waiting.abort(new Error('enough'))
  })
  await assert.rejects(answered, /enough/)
})

test('an attempt that takes too long is a fault of the network', async (context) => {
  // A connection that hangs keeps a process alive; the signal's own timer does not.
  const hanging = setInterval(() => undefined, 1000)
  context.after(() => {
    clearInterval(hanging)
  })
  let calls = 0
  const { run } = setUp([], {
    timeoutSeconds: 0.001,
    fetch: (_url, init) =>
      ++calls > 1
        ? Promise.resolve(accepted())
        : new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => {
              reject(init.signal?.reason as Error)
            })
          }),
  })
  assert.equal((await run(request)).status, 202)
})

test('a token is asked for before each attempt, and its fault is the caller’s', async () => {
  let tokens = 0
  const token = () => Promise.resolve(`T${++tokens}`)
  const { run, sent } = setUp([broken(), accepted()], { apiKey: undefined, token } as never)
  await run(request)
  assert.deepEqual(
    sent.map(({ headers }) => headers.get('authorization')),
    ['Bearer T1', 'Bearer T2'],
  )
  const refused = setUp([accepted()], {
    apiKey: undefined,
    token: () => Promise.reject(new Error('no account')),
  } as never)
  await assert.rejects(refused.run(request), /no account/)
  assert.equal(refused.sent.length, 0)
})

test('an answer that is not the app’s has no code', async () => {
  const { run } = setUp([new Response('<h1>Gone</h1>', { status: 410 })])
  await assert.rejects(run(request), (error: unknown) => {
    assert.ok(error instanceof ProblemError)
    assert.deepEqual([error.status, error.code, error.errors], [410, undefined, []])
    return true
  })
})

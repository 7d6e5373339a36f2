import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AcceptEventsParts } from '../../src/events/accept-events.js'
import { batchLimit, type Fired } from '../../src/events/fired.js'
import { secondsAfterNoon, tenant } from '../support/deliveries.js'
import { eventTypeNamed, startAccepting, stock } from '../support/events.js'
import { refusal } from '../support/refusal.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()
const eventType = eventTypeNamed('stockbatch')

const start = (changes: Partial<AcceptEventsParts> = {}) => {
  const { accept, log, events, ...process } = startAccepting(storage, changes)
  const fire = (fired: readonly Fired[]) => accept({ eventType, scope: tenant }, fired, log)
  const stored = async () => (await events.newest(tenant, eventType.name, 1000)).length
  return { ...process, events, fire, stored }
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)

/** Payloads, the first of them `from`. */
const stocks = (count: number, from = 0) => numbers(count).map((i) => stock(from + i, `/${i}`))

/** So many payloads under one key. */
const together = (key: string, count: number, from = 0): Fired[] => [
  {
    payloads: stocks(count, from),
    once: { key, name: 'This key', body: Buffer.from(`${count} ${from}`) },
  },
]

/** A payload for each key, as CloudEvents have it. */
const each = (...keys: readonly (readonly [key: string, left: number])[]): Fired[] =>
  keys.map(([key, left], i) => {
    const payload = stock(left, `/${i}`)
    return { payloads: [payload], once: { key, name: `Key /${i}`, body: payload.bytes } }
  })

test('a batch is stored to the byte and queued as one message, its ids in the order of its payloads', async () => {
  const { fire, events, queued, logged } = start()
  const payloads = stocks(batchLimit)
  const ids = await fire([{ payloads }])
  assert.equal(new Set(ids).size, batchLimit)
  assert.deepEqual(queued, [{ scope: tenant, eventIds: ids }])
  assert.deepEqual(new Set(logged()), new Set(['event.accepted']))
  const elsewhere = start().events
  for (const table of [events, elsewhere]) {
    const found = new Map((await table.getAll(tenant, ids)).map((event) => [event.id, event]))
    assert.deepEqual(
      ids.map((id) => Buffer.from(found.get(id)?.payload ?? []).toString()),
      payloads.map(({ bytes }) => Buffer.from(bytes).toString()),
    )
  }
})

test('one payload that does not fit undoes all, and each fault is named with its place', async () => {
  const { fire, queued, stored } = start()
  const before = await stored()
  const wrong = [
    ...stocks(2),
    { ...stock(2, '/2'), value: { sku: '' } },
    { ...stock(3, '/3'), value: [] },
  ]
  const { extras } = await refusal(fire([{ payloads: wrong }]), 'payload-invalid', 400)
  assert.deepEqual(
    extras.errors?.map(({ path }) => path),
    ['/2/sku', '/3'],
  )
  const long = [stock(0, '/0'), { ...stock(1, '/1'), bytes: new Uint8Array(65_537) }]
  const problem = await refusal(fire([{ payloads: long }]), 'payload-too-large', 413)
  assert.match(problem.message, /^\/1 has 65537 bytes/)
  assert.deepEqual([await stored(), queued], [before, []])
})

test('a key covers its whole batch: the same again is the same events, another is a conflict', async () => {
  const [here, there] = [start(), start()]
  const ids = await here.fire(together('a', batchLimit))
  assert.deepEqual(await there.fire(together('a', batchLimit)), ids)
  assert.deepEqual([here.queued.length, there.queued.length], [1, 0])
  const problem = await refusal(there.fire(together('a', 2)), 'idempotency-conflict', 409)
  assert.ok(problem.message.includes(ids[0] ?? 'none'))
})

test('a batch that comes many times at once, to several processes, is stored and queued once', async () => {
  const processes = numbers(8).map(() => start())
  const before = await start().stored()
  const answers = await Promise.all(processes.map(({ fire }) => fire(together('b', 20))))
  for (const ids of answers) assert.deepEqual(ids, answers[0])
  const messages = processes.flatMap(({ queued }) => queued)
  assert.equal(messages.filter(({ again }) => !again).length, 1)
  assert.equal(await start().stored(), before + 20)
})

test('of events with keys of their own, those fired before keep their ids and the rest is stored', async () => {
  const [here, there] = [start(), start()]
  const [one, two] = await here.fire(each(['c1', 1], ['c2', 2]))
  const [three, again2, four, again1] = await there.fire(
    each(['c3', 3], ['c2', 2], ['c4', 4], ['c1', 1]),
  )
  assert.deepEqual([again1, again2], [one, two])
  assert.deepEqual(there.queued, [{ scope: tenant, eventIds: [three, four] }])
  assert.deepEqual([...there.logged()].sort(), [
    'event.accepted',
    'event.accepted',
    'event.repeated',
    'event.repeated',
  ])
})

test('as many events as a batch may hold can have keys of their own', async () => {
  const { fire, queued } = start()
  const keys = numbers(batchLimit).map((i) => [`d${i}`, i] as const)
  const ids = await fire(each(...keys))
  assert.equal(new Set(ids).size, batchLimit)
  assert.deepEqual(await fire(each(...keys)), ids)
  assert.equal(queued.length, 1)
})

test('batches that overlap and come at once store each event once', async () => {
  const processes = numbers(6).map(() => start())
  const before = await start().stored()
  const answers = await Promise.all(
    processes.map(({ fire }, process) =>
      fire(each(...numbers(10).map((i) => [`e${process * 5 + i}`, process * 5 + i] as const))),
    ),
  )
  assert.equal(new Set(answers.flat()).size, 35)
  assert.equal(await start().stored(), before + 35)
  answers.slice(1).forEach((ids, i) => {
    assert.deepEqual(ids.slice(0, 5), answers[i]?.slice(5))
  })
  const fresh = processes.flatMap(({ queued }) => queued).filter(({ again }) => !again)
  assert.equal(new Set(fresh.flatMap(({ eventIds }) => eventIds)).size, 35)
})

test('a key that stands for another body undoes the whole batch', async () => {
  const { fire, queued, stored } = start()
  await fire(each(['f1', 1]))
  const before = await stored()
  const fired = each(['f0', 0], ['f1', 99])
  const problem = await refusal(fire(fired), 'idempotency-conflict', 409)
  assert.match(problem.message, /^Key \/1 /)
  assert.deepEqual([await stored(), queued.length], [before, 1])
  assert.equal((await fire(each(['f0', 0]))).length, 1)
  assert.equal(await stored(), before + 1)
})

test('a key that comes twice in one batch is one event; with two bodies it is refused', async () => {
  const { fire, queued, stored } = start()
  const before = await stored()
  const [one, two, three] = await fire(each(['g1', 1], ['g2', 2], ['g1', 1]))
  assert.equal(three, one)
  assert.deepEqual(queued, [{ scope: tenant, eventIds: [one, two] }])
  await refusal(fire(each(['g3', 1], ['g3', 2])), 'idempotency-conflict', 409)
  assert.equal(await stored(), before + 2)
})

test('keys that have expired, and keys that have not, are told apart within a batch', async () => {
  const at = (hours: number) => start({ now: () => secondsAfterNoon(hours * 3600) })
  const [old] = await at(0).fire(each(['h1', 1]))
  const [young] = await at(20).fire(each(['h2', 2]))
  const [renewed, kept, fresh] = await at(30).fire(each(['h1', 7], ['h2', 2], ['h3', 3]))
  assert.notEqual(renewed, old)
  assert.equal(kept, young)
  assert.ok(fresh)
})

test('a batch whose maker died before it was queued is queued again by the repeat, new events first', async () => {
  const dying = start({ queues: { fanOut: () => Promise.reject(new Error('died')) } })
  await assert.rejects(dying.fire(each(['i1', 1], ['i2', 2])), /died/)
  const { fire, queued } = start()
  const [one, fresh, two] = await fire(each(['i1', 1], ['i3', 3], ['i2', 2]))
  assert.deepEqual(queued, [
    { scope: tenant, eventIds: [fresh] },
    { scope: tenant, eventIds: [one, two], again: true },
  ])
  await fire(each(['i1', 1], ['i2', 2]))
  assert.equal(queued.length, 2)
})

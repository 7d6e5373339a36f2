import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queueParsers } from '../../src/queues/queue-parsers.js'
import { newEvent, noon, subscriptionNumber, tenant, tenantNumber } from '../support/deliveries.js'

const [eventId, otherId] = [newEvent().id, newEvent().id.replaceAll('a', 'b')]

const ours = {
  'fan-out': { scope: tenant, eventIds: [eventId, otherId] },
  deliveries: {
    scope: tenant,
    eventId,
    number: 0,
    chunks: 2,
    tenantId: tenant,
    slice: 0,
    slices: 2,
  },
  retries: {
    scope: tenant,
    eventId,
    chunk: 0,
    subscriptionId: subscriptionNumber(1),
    attempt: 2,
  },
  releases: {
    tenantId: tenant,
    subscriptionId: subscriptionNumber(1),
    since: noon.toISOString(),
  },
} as const

const queues = ['fan-out', 'deliveries', 'retries', 'releases'] as const

for (const queue of queues) {
  const message = ours[queue]
  const parse = queueParsers[queue]

  test(`a message of the queue ${queue} is read, done before or not`, () => {
    assert.deepEqual(parse(message), message)
    assert.deepEqual(parse({ ...message, again: true }), { ...message, again: true })
  })

  test(`a message of the queue ${queue} that lacks a field, or has one of another type, is not ours`, () => {
    for (const [field, value] of Object.entries(message)) {
      assert.equal(parse({ ...message, [field]: undefined }), undefined)
      for (const wrong of [null, [], [5], {}, true, typeof value === 'string' ? 5 : '5'])
        assert.equal(parse({ ...message, [field]: wrong }), undefined)
    }
  })

  test(`what is no message at all is none of the queue ${queue}`, () => {
    const json = JSON.stringify(message)
    for (const raw of [undefined, null, '', json, 5, true, [], [message], {}, Buffer.from(json)])
      assert.equal(parse(raw), undefined)
  })
}

test('a message of one queue is not taken for one of another that needs more', () => {
  assert.equal(queueParsers.deliveries(ours.retries), undefined)
  assert.equal(queueParsers.retries(ours.deliveries), undefined)
  assert.equal(queueParsers.retries(ours['fan-out']), undefined)
})

test('a leg of a fan-out, and how many subscriptions a chunk is to hold, may be said, and must be right', () => {
  const leg = { number: 3, from: '3', before: '4' }
  const fanOut = { scope: 'all', eventIds: [eventId], leg }
  assert.deepEqual(queueParsers['fan-out'](fanOut), fanOut)
  for (const wrong of [5, '3', { number: 3 }, { ...leg, from: 5 }])
    assert.equal(queueParsers['fan-out']({ ...fanOut, leg: wrong }), undefined)
  const chunk = { ...ours.deliveries, expected: 7 }
  assert.deepEqual(queueParsers.deliveries(chunk), chunk)
  assert.equal(queueParsers.deliveries({ ...chunk, expected: '7' }), undefined)
})

const otherTenant = tenantNumber(2)

test('a chunk of an event of one tenant is for that tenant, and one of an event for all is for any', () => {
  const chunk = { ...ours.deliveries, tenantId: otherTenant }
  assert.equal(queueParsers.deliveries(chunk), undefined)
  assert.ok(queueParsers.deliveries({ ...chunk, scope: 'all' }))
  assert.equal(queueParsers.deliveries({ ...chunk, scope: 'all', tenantId: 'all' }), undefined)
})

test('only an event for all is planned in legs, each by itself', () => {
  const leg = { number: 3, from: '3', before: '4' }
  assert.equal(queueParsers['fan-out']({ ...ours['fan-out'], leg }), undefined)
  assert.equal(queueParsers['fan-out']({ ...ours['fan-out'], scope: 'all', leg }), undefined)
})

test('the events of a message are of one type', () => {
  const other = eventId.replace('instore', 'neworder')
  assert.equal(queueParsers['fan-out']({ scope: tenant, eventIds: [eventId, other] }), undefined)
})

/** What no field that counts or numbers may hold. */
const noCounts = [-1, 1.5, 1e308, 2 ** 31, NaN, '1']

for (const [queue, field, least] of [
  ['deliveries', 'number', 0],
  ['deliveries', 'slice', 0],
  ['deliveries', 'chunks', 1],
  ['deliveries', 'slices', 1],
  ['deliveries', 'expected', 0],
  ['deliveries', 'redriven', 0],
  ['retries', 'chunk', 0],
  ['retries', 'attempt', 1],
] as const) {
  test(`the field ${field} of the queue ${queue} is a whole number from ${least} on`, () => {
    const parse = queueParsers[queue]
    assert.ok(parse({ ...ours[queue], slices: 5, [field]: field === 'slice' ? 4 : 7 }))
    for (const wrong of [...noCounts, least - 1])
      assert.equal(parse({ ...ours[queue], [field]: wrong }), undefined, String(wrong))
  })
}

test('a slice is one of its slices', () => {
  assert.equal(queueParsers.deliveries({ ...ours.deliveries, slice: 2, slices: 2 }), undefined)
})

/** What stands for another row than it seems to, or for none. */
const noIds = [
  '',
  'instore',
  'instore-1',
  `x:${subscriptionNumber(1)}`,
  `${eventId}'`,
  `${eventId}\n`,
]

test('whom and what a message is about are ids', () => {
  for (const wrong of noIds) {
    assert.equal(queueParsers['fan-out']({ scope: tenant, eventIds: [wrong] }), undefined)
    assert.equal(queueParsers.deliveries({ ...ours.deliveries, eventId: wrong }), undefined)
    assert.equal(queueParsers.retries({ ...ours.retries, subscriptionId: wrong }), undefined)
    assert.equal(queueParsers.releases({ ...ours.releases, subscriptionId: wrong }), undefined)
  }
  for (const wrong of ['', 'none', `${tenant}:instore`, tenant.toUpperCase(), 'all '])
    for (const queue of queues)
      assert.equal(
        queueParsers[queue]({ ...ours[queue], scope: wrong, tenantId: wrong }),
        undefined,
        `${queue} ${wrong}`,
      )
})

test('since when, and when, are times', () => {
  for (const wrong of ['', 'yesterday', '2026-02-30T12:00:00.000Z', '5']) {
    assert.equal(queueParsers.releases({ ...ours.releases, since: wrong }), undefined, wrong)
    assert.equal(queueParsers.retries({ ...ours.retries, dueAt: wrong }), undefined, wrong)
  }
  assert.ok(queueParsers.retries({ ...ours.retries, dueAt: noon.toISOString() }))
})

test('a message names no more events than a fire can make', () => {
  const eventIds = Array.from({ length: 101 }, () => eventId)
  assert.equal(queueParsers['fan-out']({ scope: tenant, eventIds }), undefined)
})

test('what else a message may say is said in the words for it', () => {
  for (const wrong of ['yes', 1, null]) {
    assert.equal(queueParsers.deliveries({ ...ours.deliveries, again: wrong }), undefined)
    assert.equal(queueParsers.releases({ ...ours.releases, waited: wrong }), undefined)
  }
})

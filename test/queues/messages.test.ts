import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queueParsers } from '../../src/queues/queue-parsers.js'
import { subscriptionNumber, tenant } from '../support/deliveries.js'

const ours = {
  'fan-out': { scope: tenant, eventIds: ['instore-1', 'instore-2'] },
  deliveries: {
    scope: tenant,
    eventId: 'instore-1',
    number: 0,
    chunks: 2,
    tenantId: tenant,
    slice: 0,
    slices: 2,
  },
  retries: {
    scope: tenant,
    eventId: 'instore-1',
    chunk: 0,
    subscriptionId: subscriptionNumber(1),
    attempt: 2,
  },
} as const

const queues = ['fan-out', 'deliveries', 'retries'] as const

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
  const fanOut = { ...ours['fan-out'], leg }
  assert.deepEqual(queueParsers['fan-out'](fanOut), fanOut)
  for (const wrong of [5, '3', { number: 3 }, { ...leg, from: 5 }])
    assert.equal(queueParsers['fan-out']({ ...fanOut, leg: wrong }), undefined)
  const chunk = { ...ours.deliveries, expected: 7 }
  assert.deepEqual(queueParsers.deliveries(chunk), chunk)
  assert.equal(queueParsers.deliveries({ ...chunk, expected: '7' }), undefined)
})

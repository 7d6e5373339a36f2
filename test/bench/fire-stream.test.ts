import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fireStream } from '../../bench/stack/fire-stream.js'
import type { Publisher } from '../../bench/stack/publisher.js'

const fakePublisher = () => {
  const requests: number[] = []
  const event = (tenantId: string) => ({
    ...{ eventId: 'instore-1', tenantId },
    ...{ sentAt: 0, acceptedAt: 0 },
  })
  const publisher: Publisher = {
    fire: (tenantId) => {
      requests.push(1)
      return Promise.resolve(event(tenantId))
    },
    fireBatch: (tenantId, bodies) => {
      requests.push(bodies.length)
      return Promise.resolve(bodies.map(() => event(tenantId)))
    },
    account: () => Promise.reject(new Error('Nobody asks for accounts')),
    stop: () => Promise.resolve(),
  }
  return { publisher, requests }
}

const stream = { tenantIds: ['a'], body: Buffer.from('{}'), inFlight: 2 }

test('events are fired one by one', async () => {
  const { publisher, requests } = fakePublisher()
  const fired = await fireStream(publisher, { ...stream, events: 3, batch: 1 })
  assert.equal(fired.length, 3)
  assert.deepEqual(requests, [1, 1, 1])
})

test('or in batches, the last of which holds what is left', async () => {
  const { publisher, requests } = fakePublisher()
  const fired = await fireStream(publisher, { ...stream, events: 250, batch: 100 })
  assert.equal(fired.length, 250)
  assert.deepEqual(requests, [100, 100, 50])
})

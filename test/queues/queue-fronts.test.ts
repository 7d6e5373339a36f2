import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storageQueues } from '../../src/queues/work-queues.js'
import { secondsAfterNoon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()

test('the front of a queue shows what may be worked on, how much there is, and what should have come', async () => {
  const queues = storageQueues(storage)
  const release = {
    tenantId: tenant,
    subscriptionId: subscriptionNumber(1),
    since: '2026-03-02T12:00:00.000Z',
  }
  await queues.release(release)
  await queues.release(release, 60)
  const late = storageQueues({ ...storage, now: () => secondsAfterNoon(-600) })
  await late.release(release, 300)
  const fronts = await queues.fronts()
  assert.deepEqual(
    fronts.map(({ queue, messages, next }) => [queue, messages, next.length]),
    [
      ['fan-out', 0, 0],
      ['deliveries', 0, 0],
      ['retries', 0, 0],
      ['releases', 2, 1],
    ],
  )
  const last = fronts.at(-1)
  assert.deepEqual(last?.next[0]?.message, release)
  assert.deepEqual(last.overdueSince, secondsAfterNoon(-300))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableHeld } from '../../src/queues/held-table.js'
import type { RetryMessage } from '../../src/queues/messages.js'
import { noon, secondsAfterNoon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { useStorage } from '../support/storage.js'

const held = tableHeld(useStorage().table('due'))

const callback = (number: number) => ({
  tenantId: tenant,
  subscriptionId: subscriptionNumber(number),
})

const message = (number: number, seconds: number): RetryMessage => ({
  scope: tenant,
  eventId: `instore-${number}`,
  chunk: 0,
  subscriptionId: subscriptionNumber(1),
  attempt: 1,
  dueAt: secondsAfterNoon(seconds).toISOString(),
})

test('what waits for a callback is found oldest first, the same message once, until it is forgotten', async () => {
  await held.add(callback(1), [message(3, 3), message(1, 1), message(2, 2), message(2, 2)])
  await held.add(callback(1), [message(2, 2)])
  await held.add(callback(2), [message(9, 0)])
  const two = await held.oldest(callback(1), 2)
  assert.deepEqual(
    two.messages.map(({ text }) => JSON.parse(text) as unknown),
    [message(1, 1), message(2, 2)],
  )
  assert.equal(two.more, true)
  // A delivery that is held once more meanwhile is not forgotten with what it was before.
  await held.add(callback(1), [message(1, 60)])
  await held.remove(two.messages)
  const left = await held.oldest(callback(1), 10)
  assert.deepEqual(
    left.messages.map(({ text }) => (JSON.parse(text) as RetryMessage).eventId),
    ['instore-3', 'instore-1'],
  )
  assert.equal(left.more, false)
})

test('callbacks are looked at once their time has come, until nothing waits for them', async () => {
  const woken = (seconds: number) => gather(held.toBeLookedAt(secondsAfterNoon(seconds)))
  await held.lookAt(callback(1), noon)
  await held.lookAt(callback(2), secondsAfterNoon(60))
  assert.deepEqual(await woken(1), [callback(1)])
  await held.lookAt(callback(1), secondsAfterNoon(90))
  assert.deepEqual(await woken(61), [callback(2)])
  await held.forget(callback(2))
  await held.forget(callback(2))
  assert.deepEqual(await woken(1000), [callback(1)])
})

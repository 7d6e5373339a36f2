import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'
import { usualSizes } from '../../src/storage/sizes.js'
import { secondsAfterNoon } from '../support/deliveries.js'
import { calm, memoryEngine, recipients } from '../support/memory-engine.js'

// What is put together from tested parts is tested for being put together: each test fails when its part is left out.

// Calls that hang are never timed out, so that limits alone decide what begins.
beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ['setTimeout'] })
})

test('of first attempts that hang, 128 are made at the same time', async () => {
  const { counts, fire } = memoryEngine(recipients(400))
  void fire()
  await calm()
  assert.equal(counts.posts, 128)
})

test('of retries that hang, 128 are made at the same time, and first attempts do not wait for them', async () => {
  const all = recipients(400)
  const { counts, fire, retry } = memoryEngine(all)
  for (const each of all) void retry(each)
  await calm()
  assert.equal(counts.posts, 128)
  void fire()
  await calm()
  assert.equal(counts.posts, 256)
})

test('of retries that look at storage, two do at the same time, and first attempts do not wait for them', async () => {
  const all = recipients(100)
  const { counts, fire, retry, holdLooks } = memoryEngine(all)
  holdLooks()
  for (const each of all) void retry(each)
  await calm()
  assert.equal(counts.looks, 2)
  void fire()
  await calm()
  assert.equal(counts.posts, 100)
})

test('a slow event’s first attempts wait for no more than their slots: after a second, others begin', async () => {
  const { counts, fire } = memoryEngine(recipients(200))
  void fire()
  await calm()
  mock.timers.tick(1000)
  await calm()
  assert.equal(counts.posts, 200)
})

test('events that come while subscriptions are read share the next read', async () => {
  const { counts, fire, holdReads } = memoryEngine(recipients(1), true)
  const release = holdReads()
  const all = [fire(), fire(), fire(), fire()]
  await calm()
  release()
  await Promise.all(all)
  assert.equal(counts.reads, 2)
})

test('a flow’s last start is noted once an hour, by first attempts and retries together', async () => {
  const [recipient, ...others] = recipients(1)
  assert.ok(recipient && others.length === 0)
  const { started, fire, retry } = memoryEngine([recipient], true)
  await fire()
  await fire()
  await retry(recipient)
  assert.deepEqual(
    started.filter((ids) => ids.length > 0),
    [[recipient.id]],
  )
})

test('chunks of up to 2,400 deliveries are under way in the pool for large ones, and small ones do not wait for them', async () => {
  const large = memoryEngine(recipients(1000))
  for (let i = 0; i < 3; i++) void large.fire(true)
  await calm()
  assert.equal(large.counts.admitted, 2)

  const few = recipients(1000)
  const mixed = memoryEngine(few)
  for (let i = 0; i < 3; i++) void mixed.fire(true)
  await calm()
  few.splice(1)
  void mixed.fire(true)
  await calm()
  assert.equal(mixed.counts.admitted, 3)
})

test('small chunks have a pool of 2,400 deliveries of their own', async () => {
  const small = memoryEngine(recipients(50))
  for (let i = 0; i < 50; i++) void small.fire(true)
  await calm()
  assert.equal(small.counts.admitted, 48)
})

test('slices have a pool of 2,400 deliveries of their own', async () => {
  const { counts, deliverSlice } = memoryEngine(recipients(1))
  for (let number = 0; number < 5; number++) void deliverSlice(number)
  await calm()
  assert.equal(counts.admitted, 2400 / usualSizes.slice)
})

test('a release looks back as far as retries of a week, and a callback that fails until it is disabled, can take', async () => {
  const [recipient] = recipients(1)
  assert.ok(recipient)
  const { looks, release } = memoryEngine([recipient], true)
  await release(recipient)
  const [firedSince] = looks
  assert.ok(firedSince && firedSince < secondsAfterNoon(-(7.7 + 5) * 86_400))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { weightedLimiter } from '../../../src/deliveries/limits/weighted-limiter.js'
import { openCall } from '../../support/open-call.js'

const longMs = 60_000

test('no more work is under way at the same time than the limit allows, by weight', async () => {
  const run = weightedLimiter(6, longMs)
  let running = 0
  let most = 0
  const work = (weight: number) => async () => {
    most = Math.max(most, (running += weight))
    await sleep(2)
    running -= weight
    return weight
  }
  const weights = Array.from({ length: 30 }, (_, i) => (i % 4) + 1)
  assert.deepEqual(await Promise.all(weights.map((weight) => run(weight, work(weight)))), weights)
  assert.ok(most > 4 && most <= 6, `${most} at once`)
})

test('work that is heavier than the limit runs alone', async () => {
  const run = weightedLimiter(2, longMs)
  const [small, large] = [openCall(), openCall()]
  const order: string[] = []
  const results = [
    run(1, small.run),
    run(5, () => {
      order.push('large')
      return large.run()
    }),
    run(1, () => Promise.resolve(order.push('last'))),
  ]
  await sleep(5)
  assert.deepEqual(order, [])
  small.end()
  await sleep(5)
  assert.deepEqual(order, ['large'])
  large.end()
  await Promise.all(results)
  assert.deepEqual(order, ['large', 'last'])
})

test('work that the limit would allow does not overtake what came before it', async () => {
  const run = weightedLimiter(3, longMs)
  const first = openCall()
  const order: string[] = []
  const results = [
    run(2, first.run),
    run(2, () => Promise.resolve(order.push('second'))),
    run(1, () => Promise.resolve(order.push('third'))),
  ]
  await sleep(5)
  assert.deepEqual(order, [])
  first.end()
  await Promise.all(results)
  assert.deepEqual(order, ['second', 'third'])
})

test('work that releases its weight early lets others begin, and its result still arrives', async () => {
  const run = weightedLimiter(1, longMs)
  const first = openCall()
  const hanging = run(1, (releaseEarly) => {
    setTimeout(releaseEarly, 10)
    return first.run()
  })
  assert.equal(await run(1, () => Promise.resolve('second')), 'second')
  first.end('first')
  assert.equal(await hanging, 'first')
  // It has left already, and does not leave once more.
  const [third, fourth] = [openCall(), openCall()]
  let started = 0
  const others = [third, fourth].map(({ run: call }) =>
    run(1, () => {
      started++
      return call()
    }),
  )
  await sleep(5)
  assert.equal(started, 1)
  third.end()
  fourth.end()
  await Promise.all(others)
})

test('work that waits too long does not start any more, and what waits behind goes on', async () => {
  const run = weightedLimiter(3, 20)
  const first = openCall()
  const hanging = run(2, first.run)
  let started = false
  const heavy = run(2, () => Promise.resolve((started = true)))
  const light = sleep(10).then(() => run(1, () => Promise.resolve('light')))
  assert.equal(await heavy, undefined)
  assert.equal(await light, 'light')
  assert.equal(started, false)
  first.end()
  await hanging
})

test('work that fails fails for its caller only, and gives its weight back', async () => {
  const run = weightedLimiter(1, longMs)
  await assert.rejects(
    run(1, () => Promise.reject(new Error('broken'))),
    /broken/,
  )
  assert.equal(await run(1, () => Promise.resolve(1)), 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { inFlight } from '../../src/deliveries/in-flight.js'

const longMs = 60_000

test('no more work is young at once than there is room for', async () => {
  const run = inFlight(3, longMs)
  let running = 0
  let most = 0
  const work = async (result: number) => {
    most = Math.max(most, ++running)
    await sleep(2)
    running--
    return result
  }
  const numbers = Array.from({ length: 20 }, (_, i) => i)
  assert.deepEqual(await Promise.all(numbers.map((n) => run(() => work(n)))), numbers)
  assert.equal(most, 3)
})

test('work that hangs gives its room back after a while, and its result still arrives', async () => {
  const run = inFlight(1, 20)
  let finish: (result: string) => void = () => undefined
  const hanging = run(
    () =>
      new Promise<string>((resolve) => {
        finish = resolve
      }),
  )
  assert.equal(await run(() => Promise.resolve('second')), 'second')
  finish('first')
  assert.equal(await hanging, 'first')
})

test('until its patience is over, hanging work keeps its room', async () => {
  const run = inFlight(1, longMs)
  let finish: () => void = () => undefined
  const hanging = run(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve
      }),
  )
  let started = false
  const second = run(() => {
    started = true
    return Promise.resolve()
  })
  await sleep(30)
  assert.equal(started, false)
  finish()
  await Promise.all([hanging, second])
  assert.equal(started, true)
})

test('work that fails fails for its caller only, and gives its room back', async () => {
  const run = inFlight(1, longMs)
  await assert.rejects(
    run(() => Promise.reject(new Error('broken'))),
    /broken/,
  )
  assert.equal(await run(() => Promise.resolve(1)), 1)
})

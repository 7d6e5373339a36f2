import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { whenMostlySettled } from '../../../src/deliveries/limits/when-mostly-settled.js'

const settled = (count: number) => Array.from({ length: count }, () => Promise.resolve())
const hanging = (count: number) =>
  Array.from({ length: count }, () => new Promise<void>(() => undefined))

const called = async (promises: readonly Promise<unknown>[], longestMs = 1000) => {
  let calls = 0
  let open = promises.length
  const settled = whenMostlySettled({ added: open, open }, longestMs, () => calls++)
  const tell = () => {
    settled(--open)
  }
  for (const promise of promises) promise.then(tell, tell)
  await sleep(200)
  return calls
}

test('when nine of ten have settled and one hangs, it calls back, once', async () => {
  assert.equal(await called([...settled(19), ...hanging(1)]), 1)
  assert.equal(
    await called([...settled(18), Promise.reject(new Error('failed')), ...hanging(1)]),
    1,
  )
})

test('when all settle, or too many hang, it does not', async () => {
  assert.equal(await called(settled(20)), 0)
  assert.equal(await called([...settled(10), ...hanging(10)]), 0)
  assert.equal(await called([]), 0)
})

test('when many hang, it calls back after a while, once', async () => {
  assert.equal(await called([...settled(10), ...hanging(10)], 50), 1)
  const late = Array.from({ length: 18 }, () => sleep(80))
  assert.equal(await called([...late, ...hanging(2)], 50), 1)
})

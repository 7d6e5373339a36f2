import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lazy } from '../../src/storage/lazy.js'

test('a value is made at the first call, and only then, however many ask at once', async () => {
  let made = 0
  const get = lazy(() => Promise.resolve({ number: ++made }))
  assert.equal(made, 0)
  const all = await Promise.all([get(), get(), get()])
  assert.equal(made, 1)
  assert.equal(await get(), all[0])
})

test('a failure is not kept: the next call tries again', async () => {
  let calls = 0
  const get = lazy(() =>
    ++calls === 1 ? Promise.reject(new Error('first')) : Promise.resolve('second'),
  )
  await assert.rejects(get(), /first/)
  assert.equal(await get(), 'second')
  assert.equal(await get(), 'second')
  assert.equal(calls, 2)
})

test('all who waited for a failure are told of it', async () => {
  const get = lazy(() => Promise.reject(new Error('broken')))
  const outcomes = await Promise.allSettled([get(), get()])
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
})

test('a value that is to be forgotten is made anew, whatever an older one says later', async () => {
  const forgets: (() => void)[] = []
  const get = lazy((forget) => Promise.resolve(forgets.push(forget)))
  assert.equal(await get(), 1)
  forgets[0]?.()
  assert.equal(await get(), 2)
  forgets[0]?.()
  assert.equal(await get(), 2)
})

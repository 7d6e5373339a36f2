import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { gathering } from '../../../src/deliveries/fan-out/gathering.js'

test('what pieces come to stands in the order in which they were begun', async () => {
  const { add, all } = gathering<number>()
  add(sleep(20, 1))
  add(Promise.resolve(2))
  add(sleep(10, 3))
  assert.deepEqual(await all(), [1, 2, 3])
})

test('nothing comes of nothing, and of what is over before it is asked for all that it came to', async () => {
  assert.deepEqual(await gathering().all(), [])
  const { add, all, counts } = gathering<string>()
  add(Promise.resolve('over'))
  assert.deepEqual(counts(), { added: 1, open: 1 })
  await sleep(1)
  assert.deepEqual(counts(), { added: 1, open: 0 })
  assert.deepEqual(await all(), ['over'])
})

test('a failure is known at once, and thrown when the last piece is over', async () => {
  const { add, all, hasFailed } = gathering()
  let isOver = false
  add(Promise.reject(new Error('first')))
  add(
    sleep(20).then(() => {
      isOver = true
      throw new Error('second')
    }),
  )
  assert.equal(hasFailed(), false)
  await sleep(1)
  assert.deepEqual([hasFailed(), isOver], [true, false])
  await assert.rejects(all(), /first/)
  assert.equal(isOver, true)
})

test('how many are open is told as each of them ends', async () => {
  const { add, all } = gathering()
  for (const milliseconds of [1, 10, 20]) add(sleep(milliseconds))
  const told: number[] = []
  await all((open) => told.push(open))
  assert.deepEqual(told, [2, 1, 0])
})

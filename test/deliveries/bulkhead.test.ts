import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bulkhead } from '../../src/deliveries/bulkhead.js'

/** A call that ends when it is told to. */
const openCall = () => {
  let end: (value: string) => void = () => undefined
  const promise = new Promise<string>((resolve) => (end = resolve))
  return { run: () => promise, end }
}

test('a callback gets its places and no more: who waits too long is told so, without a call', async () => {
  const run = bulkhead(2, 10)
  const [first, second] = [openCall(), openCall()]
  const underWay = [run('a', first.run), run('a', second.run)]
  let called = false
  const third = await run('a', () => {
    called = true
    return Promise.resolve('third')
  })
  assert.deepEqual([third, called], [undefined, false])
  first.end('first')
  second.end('second')
  assert.deepEqual(await Promise.all(underWay), ['first', 'second'])
})

test('a place that becomes free passes to whoever has waited longest', async () => {
  const run = bulkhead(1, 60_000)
  const first = openCall()
  const order: string[] = []
  const calls = [
    run('a', first.run),
    ...['second', 'third'].map((name) => run('a', () => Promise.resolve(order.push(name)))),
  ]
  first.end('first')
  await Promise.all(calls)
  assert.deepEqual(order, ['second', 'third'])
})

test('callbacks do not take each other’s places', async () => {
  const run = bulkhead(1, 10)
  const hanging = openCall()
  const held = run('a', hanging.run)
  assert.equal(await run('b', () => Promise.resolve('b')), 'b')
  hanging.end('a')
  await held
})

test('a call that throws gives its place back', async () => {
  const run = bulkhead(1, 10)
  await assert.rejects(
    run('a', () => Promise.reject(new Error('fault'))),
    /fault/,
  )
  assert.equal(await run('a', () => Promise.resolve('next')), 'next')
})

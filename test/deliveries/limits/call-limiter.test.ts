import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { callLimiter } from '../../../src/deliveries/limits/call-limiter.js'
import { openCall } from '../../support/open-call.js'

const longMs = 60_000
const wide = {
  maxConcurrent: 100,
  maxUnderWay: 100,
  maxPerCallback: 100,
  maxWhenCrowded: 100,
  slotMs: longMs,
}

test('no more calls hold a slot at the same time than there are slots', async () => {
  const { run } = callLimiter({ ...wide, maxConcurrent: 3 })
  let running = 0
  let most = 0
  const call = async (result: number) => {
    most = Math.max(most, ++running)
    await sleep(2)
    running--
    return result
  }
  const numbers = Array.from({ length: 20 }, (_, i) => i)
  assert.deepEqual(
    await Promise.all(numbers.map((n) => run(n % 2 ? `${n}` : undefined, () => call(n)))),
    numbers,
  )
  assert.equal(most, 3)
})

test('a call that hangs gives its slot back after a while, and its result still arrives', async () => {
  const { run } = callLimiter({ ...wide, maxConcurrent: 1, slotMs: 20 })
  const first = openCall()
  const hanging = run('a', first.run)
  assert.equal(await run('b', () => Promise.resolve('second')), 'second')
  first.end('first')
  assert.equal(await hanging, 'first')
})

test('a callback gets its most calls and no more: who waits too long is told so, without a call', async () => {
  const { run } = callLimiter({ ...wide, maxPerCallback: 2, slotMs: 10 })
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

test('a call to a callback that ends lets the one begin that has waited longest', async () => {
  const { run } = callLimiter({ ...wide, maxPerCallback: 1 })
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

test('waiting for a slot has no end, and does not count against the callback', async () => {
  const { run } = callLimiter({ ...wide, maxConcurrent: 1, maxPerCallback: 1, slotMs: 20 })
  const hanging = Array.from({ length: 3 }, () => openCall())
  const held = hanging.map((call, i) => run(`hanging ${i}`, call.run))
  // Each of those that hang keeps its slot for as long as any of these would wait for its callback.
  const waiting = Array.from({ length: 5 }, (_, i) =>
    run('a', async () => {
      await sleep(1)
      return i
    }),
  )
  assert.deepEqual(await Promise.all(waiting), [0, 1, 2, 3, 4])
  for (const call of hanging) call.end()
  await Promise.all(held)
})

test('waiting for a callback takes no slot', async () => {
  const { run } = callLimiter({ ...wide, maxConcurrent: 2, maxPerCallback: 1 })
  const hanging = openCall()
  const held = [run('a', hanging.run), run('a', () => Promise.resolve('a'))]
  assert.equal(await run('b', () => Promise.resolve('b')), 'b')
  hanging.end()
  assert.deepEqual(await Promise.all(held), [undefined, 'a'])
})

test('callbacks do not wait for each other, and a call without a callback waits for none', async () => {
  const { run } = callLimiter({ ...wide, maxPerCallback: 1, slotMs: 10 })
  const hanging = openCall()
  const held = run('a', hanging.run)
  assert.equal(await run('b', () => Promise.resolve('b')), 'b')
  assert.equal(await run(undefined, () => Promise.resolve('probe')), 'probe')
  hanging.end('a')
  await held
})

test('a call that fails fails for its caller only, and gives its slot back, and its callback’s', async () => {
  const { run } = callLimiter({ ...wide, maxConcurrent: 1, maxPerCallback: 1, slotMs: longMs })
  await assert.rejects(
    run('a', () => Promise.reject(new Error('fault'))),
    /fault/,
  )
  assert.equal(await run('a', () => Promise.resolve('next')), 'next')
})

test('whoever has many calls to make is told to wait while as many wait as there are slots', async () => {
  const { run, full } = callLimiter({
    ...wide,
    maxConcurrent: 4,
    maxPerCallback: 4,
    slotMs: longMs,
  })
  let waiting = 0
  let most = 0
  const call = async () => {
    waiting--
    await sleep(1)
  }
  const makeMany = async () => {
    const calls: Promise<unknown>[] = []
    for (let i = 0; i < 20; i++) {
      await full()
      most = Math.max(most, ++waiting)
      calls.push(run(String(i), call))
    }
    await Promise.all(calls)
  }
  await Promise.all([makeMany(), makeMany(), makeMany()])
  assert.equal(waiting, 0)
  assert.ok(most >= 4 && most <= 4 + 3, `${most} waited at once`)
})

test('whoever was told to wait goes on although others that waited made no call', async () => {
  const { run, full } = callLimiter({
    ...wide,
    maxConcurrent: 1,
    maxPerCallback: 1,
    slotMs: longMs,
  })
  const first = openCall()
  const calls = [run('a', first.run), run('b', () => Promise.resolve('b'))]
  const idle = [full(), full(), full()]
  assert.ok(idle.every((wait) => wait !== undefined))
  first.end()
  await Promise.all([...calls, ...idle])
  assert.equal(full(), undefined)
})

test('whoever was told to wait goes on when all that waited for a slot wait for their callback now', async () => {
  const { run, full } = callLimiter({
    ...wide,
    maxConcurrent: 2,
    maxPerCallback: 1,
    slotMs: longMs,
  })
  const [slow, quick] = [openCall(), openCall()]
  const calls = [run('slow', slow.run), run('quick', quick.run)]
  calls.push(...['second', 'third'].map((name) => run('slow', () => Promise.resolve(name))))
  const waiting = full()
  assert.ok(waiting)
  quick.end()
  await waiting
  slow.end()
  await Promise.all(calls)
})

test('calls that hang beyond their slots are bounded too: the others wait, without end, and are made when one ends', async () => {
  const { run } = callLimiter({ ...wide, maxConcurrent: 2, maxUnderWay: 3, slotMs: 5 })
  const hanging = Array.from({ length: 3 }, () => openCall())
  const held = hanging.map((call, i) => run(`hanging ${i}`, call.run))
  let called = false
  const last = run('last', () => {
    called = true
    return Promise.resolve('last')
  })
  await sleep(40)
  assert.equal(called, false)
  hanging[0]?.end()
  assert.equal(await last, 'last')
  for (const call of hanging) call.end()
  await Promise.all(held)
})

test('while more than half of all calls are under way, a callback has few of them, so that others have some', async () => {
  const limits = { ...wide, maxUnderWay: 10, maxPerCallback: 6, maxWhenCrowded: 2, slotMs: 10 }
  const { run } = callLimiter(limits)
  const hanging = Array.from({ length: 8 }, () => openCall())
  const held = hanging.map((call, i) => run(i < 6 ? 'first' : 'second', call.run))
  assert.equal(await run('second', () => Promise.resolve('made')), undefined)
  assert.equal(await run('third', () => Promise.resolve('made')), 'made')
  for (const call of hanging.slice(0, 4)) call.end()
  await Promise.all(held.slice(0, 2))
  assert.equal(await run('second', () => Promise.resolve('made')), 'made')
  for (const call of hanging) call.end()
  await Promise.all(held)
})

test('while more than half of all calls are under way, a callback that hangs gets no more of them', async () => {
  const limits = { ...wide, maxUnderWay: 8, maxPerCallback: 6, maxWhenCrowded: 2, slotMs: 10 }
  const { run } = callLimiter(limits)
  const hanging = Array.from({ length: 4 }, () => openCall())
  const held = hanging.map((call, i) => run(`hanging ${i}`, call.run))
  await sleep(30)
  assert.equal(await run('hanging 1', () => Promise.resolve('made')), undefined)
  assert.equal(await run('healthy', () => Promise.resolve('made')), 'made')
  for (const call of hanging) call.end()
  await Promise.all(held)
  assert.equal(await run('hanging 1', () => Promise.resolve('made')), 'made')
})

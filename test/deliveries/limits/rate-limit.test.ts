import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rateLimit, parseCallsPerMinute } from '../../../src/deliveries/limits/rate-limit.js'
import { settingsOf } from '../../../src/settings.js'
import type { Recipient } from '../../../src/subscriptions/subscription.js'
import { tableSubscriptions } from '../../../src/subscriptions/subscription-table.js'
import { newRecipient, noon, tenant } from '../../support/deliveries.js'
import { memoryStorage } from '../../support/memory-storage.js'
import { newSubscription } from '../../support/subscriptions.js'

const storage = memoryStorage(() => noon)
const minuteMs = 60_000

/** So many instances of the app, one clock that is driven, and one callback whose calls are counted. */
const setUp = async (number: number, instances: number, callsPerMinute: number) => {
  let clock = noon.getTime()
  const now = () => new Date(clock)
  const app = Array.from({ length: instances }, () => {
    const subscriptions = tableSubscriptions(storage.table('subscriptions'))
    return { subscriptions, pace: rateLimit({ subscriptions, callsPerMinute, now }) }
  })
  const [first] = app
  assert.ok(first)
  const { subscription } = await first.subscriptions.add(newSubscription(number))
  const read = async (id = subscription.id): Promise<Recipient> =>
    (await first.subscriptions.get(tenant, id)) ?? assert.fail('It is gone')
  /** Another subscription, whose callback URL says so much more. */
  const addSibling = async (words: string): Promise<string> => {
    const callbackUrl = subscription.callbackUrl + words
    return (await first.subscriptions.add(newSubscription(number, { callbackUrl }))).subscription.id
  }
  const calls: number[] = []
  /** A delivery on one of the instances; when it may be made. */
  const call = async (instance: number, recipient?: Recipient): Promise<number> => {
    const at = await app[instance % instances]?.pace(recipient ?? (await read()))
    calls.push(at?.getTime() ?? clock)
    return at?.getTime() ?? clock
  }
  const inMinute = (minute: number) =>
    calls.filter((at) => Math.floor((at - noon.getTime()) / minuteMs) === minute).length
  return {
    calls,
    call,
    read,
    addSibling,
    inMinute,
    reserve: first.subscriptions.reserve,
    sleep: (ms: number) => {
      clock += ms
    },
  }
}

test('calls that are few are made at once, and reserved nowhere', async () => {
  const { call, calls, read } = await setUp(1, 2, 600)
  for (let i = 0; i < 92; i++) await call(i)
  assert.ok(calls.every((at) => at === noon.getTime()))
  assert.equal((await read()).reservation, undefined)
})

test('instances stay within the budget together: what is too much is put off to minutes to come, each once', async () => {
  const perMinute = 60
  const { call, inMinute, calls, read } = await setUp(2, 3, perMinute)
  for (let i = 0; i < 400; i++) await call(i)
  const free = 3 * 5
  assert.ok(inMinute(0) <= perMinute + free, String(inMinute(0)))
  const minutes = [1, 2, 3, 4, 5, 6].map(inMinute)
  assert.ok(
    minutes.every((count) => count <= perMinute),
    minutes.join(),
  )
  assert.equal(minutes.reduce((sum, count) => sum + count, 0) + inMinute(0), 400)
  // Any five minutes hold six minutes of the clock at most.
  const fullest = Math.max(
    ...calls.map((from) => calls.filter((at) => at >= from && at < from + 5 * minuteMs).length),
  )
  assert.ok(fullest <= 6 * perMinute, String(fullest))
  assert.ok((await read()).reservation)
})

test('what is put off is spread over its minute, and later calls come after earlier ones', async () => {
  const { call, calls } = await setUp(3, 1, 60)
  for (let i = 0; i < 150; i++) await call(0)
  const late = calls.filter((at) => at >= noon.getTime() + minuteMs)
  assert.ok(late.length > 60)
  for (const [i, at] of late.entries()) {
    const before = late[i - 1]
    if (before !== undefined) assert.equal(at - before, 1000)
  }
})

test('a budget that was not used up does not add to the next minute’s', async () => {
  const { call, inMinute, sleep } = await setUp(4, 2, 60)
  for (let i = 0; i < 30; i++) await call(i)
  sleep(minuteMs)
  for (let i = 0; i < 150; i++) await call(i)
  assert.ok(inMinute(1) <= 60 + 10, String(inMinute(1)))
})

test('a callback that nobody calls any more is free again', async () => {
  const { call, read, sleep } = await setUp(5, 1, 60)
  for (let i = 0; i < 30; i++) await call(0)
  const { reservation } = await read()
  sleep(3 * minuteMs)
  await call(0)
  assert.deepEqual((await read()).reservation, reservation)
})

test('a reservation by a clock that was days ahead holds nobody up', async () => {
  const { call, calls, read, reserve } = await setUp(6, 1, 60)
  const subscription = await read()
  const minute = Math.floor(noon.getTime() / minuteMs) + 7 * 1440
  await reserve(subscription, () => ({ reservation: { minute, calls: 60 }, answer: true }))
  await call(0)
  assert.deepEqual(calls, [noon.getTime()])
  assert.ok(((await read()).reservation?.minute ?? 0) < minute)
})

test('a subscription that is gone is not paced: its deliveries find that out by themselves', async () => {
  const { call, calls, read } = await setUp(7, 1, 60)
  const recipient = { ...(await read()), id: `instore-${'e'.repeat(32)}` }
  for (let i = 0; i < 10; i++) await call(0, recipient)
  assert.ok(calls.every((at) => at === noon.getTime()))
})

test('a faulty reservation is passed on, and the next one is made all the same', async () => {
  let isBroken = true
  const run = rateLimit({
    subscriptions: {
      reserve: (_recipient, decide) =>
        isBroken ? Promise.reject(new Error('storage')) : Promise.resolve(decide(undefined).answer),
    },
    callsPerMinute: 12,
    now: () => noon,
  })
  const recipient = newRecipient(1)
  await run(recipient)
  await assert.rejects(async () => run(recipient), /storage/)
  isBroken = false
  assert.equal(await run(recipient), undefined)
})

test('subscriptions whose callback URLs reach the same receiver share one budget, whichever instance delivers', async () => {
  const { call, read, addSibling, inMinute } = await setUp(8, 3, 60)
  const siblings = await Promise.all(['&x=1', '&x=2', '&x=3', '&x=4'].map(addSibling))
  for (let round = 0; round < 50; round++)
    for (const id of siblings) await call(round, await read(id))
  const free = 3 * 5
  assert.ok(inMinute(0) <= 60 + free, String(inMinute(0)))
  assert.ok([1, 2, 3].every((minute) => inMinute(minute) <= 60))
})

test('the budget of five minutes is divided by six, since any five minutes touch six minutes of the clock', () => {
  assert.equal(parseCallsPerMinute(settingsOf({})), 666)
  assert.equal(parseCallsPerMinute(settingsOf({ CALLBACK_BUDGET: '45000' })), 7500)
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { QueueClient } from '@azure/storage-queue'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProcess } from '../../local/host-process.js'
import { addsUp, type Account } from '../../src/delivery-store/account.js'
import { tenantNumber } from '../support/deliveries.js'
import { drained } from '../support/drained.js'
import { until } from '../support/until.js'
import { startFaultStack, type FaultStack, type FiredEvent } from './fault-stack.js'

const payload = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }
let stack: FaultStack
let host: HostProcess

before(async () => {
  stack = await startFaultStack({ settings: { CALLBACK_TIMEOUT: '1', RETRY_SCHEDULE: '1,1,1' } })
  host = await stack.startHost({ leaseSeconds: 30 })
  await stack.startHost({ leaseSeconds: 30 })
})
after(() => stack.stop())

const fire = async (tenantId: string): Promise<FiredEvent> => {
  const [event] = await stack.fire(host.url, tenantId, payload)
  assert.ok(event)
  return event
}

const accountOnce = (event: FiredEvent, wanted: (account: Account) => boolean) =>
  until(() => stack.account(host.url, event), wanted)

const isSettled = ({ status }: Account) => status === 'settled'

const put = async (queue: string, message: unknown) => {
  const text = Buffer.from(JSON.stringify(message)).toString('base64')
  const client = new QueueClient(stack.storage, queue)
  await client.createIfNotExists()
  await client.sendMessage(text)
}

test('messages that come twice leave one retry slot and an account that adds up', async () => {
  const tenantId = tenantNumber(1)
  const healthy = stack.flow(tenantId)
  const failing = stack.flow(tenantId, (attempt) =>
    attempt < 3 ? { kind: 'unavailable' } : { kind: 'accept' },
  )
  const off = stack.flow(tenantId, { kind: 'off' })
  for (const flow of [healthy, failing, off]) await flow.subscribe(host.url, 'instore')
  const event = await fire(tenantId)
  const { eventId } = event
  const settled = await accountOnce(event, isSettled)
  const subscriptionOf = ({ requests }: typeof healthy) => {
    const trackingId = requests()[0]?.trackingId ?? ''
    return `instore-${trackingId.slice(trackingId.lastIndexOf('.') + 1)}`
  }

  const key = { scope: tenantId, eventId }
  const chunk = { number: 0, chunks: 1, tenantId, slice: 0, slices: 1 }
  for (const again of [false, true]) {
    await put('fan-out', { scope: tenantId, eventIds: [eventId], again: true })
    await put('deliveries', { ...key, ...chunk, again: true })
    for (const attempt of [2, 3, 4]) {
      const subscriptionId = subscriptionOf(failing)
      await put('retries', { ...key, chunk: 0, subscriptionId, attempt, again })
      await put('retries', { ...key, chunk: 0, subscriptionId: subscriptionOf(healthy), attempt })
    }
  }
  const since = new Date(0).toISOString()
  await put('releases', { tenantId, subscriptionId: subscriptionOf(off), since })
  await drained(stack.storage)
  await sleep(500) // Retries cannot be counted: those of flows that are off stay.

  assert.deepEqual(await stack.account(host.url, event), settled)
  assert.ok(addsUp(settled))
  assert.equal(healthy.requests().length, 1)
  assert.equal(failing.requests().length, 3)
  assert.equal(off.requests().length, 1)
})

test('the same release twice at once delivers what was parked, in one retry slot', async () => {
  const tenantId = tenantNumber(2)
  const flow = stack.flow(tenantId, { kind: 'off' })
  await flow.subscribe(host.url, 'instore')
  const event = await fire(tenantId)
  await accountOnce(event, ({ parked }) => parked === 1)
  flow.answerWith({ kind: 'accept' })
  await Promise.all([flow.subscribe(host.url, 'instore'), flow.subscribe(host.url, 'instore')])
  const account = await accountOnce(event, ({ delivered }) => delivered === 1)
  await drained(stack.storage)
  assert.ok(addsUp(account))
  // Two that look at the same moment may both call; only one of them is recorded.
  assert.ok(flow.runs().length <= 2)
})

test('a 202 that comes after the time limit is unknown: it is asked again under the same tracking id', async () => {
  const tenantId = tenantNumber(3)
  const flow = stack.flow(tenantId, (attempt) =>
    attempt === 1 ? { kind: 'slow', milliseconds: 5000 } : { kind: 'accept' },
  )
  await flow.subscribe(host.url, 'instore')
  const event = await fire(tenantId)
  const account = await accountOnce(event, isSettled)
  assert.equal(account.delivered, 1)
  assert.ok(flow.requests().length >= 2)
  assert.equal(new Set(flow.requests().map(({ trackingId }) => trackingId)).size, 1)
})

test('a subscription that is deleted while its retry waits is called no more', async () => {
  const tenantId = tenantNumber(4)
  const [flow, other] = [1, 2].map(() =>
    stack.flow(tenantId, { kind: 'unavailable', retryAfter: '2' }),
  )
  assert.ok(flow && other)
  await flow.subscribe(host.url, 'instore')
  const event = await fire(tenantId)
  await accountOnce(event, ({ pending }) => pending === 1)
  const called = flow.requests().length
  assert.equal(await flow.unsubscribe(), 200)
  // Whose retry is due later than the one that is no more.
  await other.subscribe(host.url, 'instore')
  await fire(tenantId)
  await until(
    () => other.requests().length,
    (count) => count > 1,
  )
  const account = await accountOnce(event, () => true)
  assert.ok(addsUp(account))
  assert.equal(flow.requests().length, called)
})

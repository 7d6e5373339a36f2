import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountOf, addsUp, isFannedOut } from '../../src/delivery-store/account.js'
import { toChunkRow } from '../../src/delivery-store/chunk-row.js'
import type { DeliveryState } from '../../src/delivery-store/delivery.js'
import { toDeliveryRow } from '../../src/delivery-store/delivery-row.js'
import { toLegRow, toPlanRow } from '../../src/delivery-store/plan-row.js'
import { tally } from '../../src/delivery-store/tally.js'
import { newAttempt, newDelivery, newEvent, tenant } from '../support/deliveries.js'

const states: readonly DeliveryState[] = [
  'delivered',
  'pending',
  'parked',
  'deadLettered',
  'retired',
]
const event = newEvent()

const chunkRow = (number: number, chunks: number, inStates: readonly DeliveryState[]) =>
  toChunkRow({
    scope: tenant,
    eventId: event.id,
    chunk: { number, chunks, tenantId: tenant },
    deliveries: inStates.map((state, i) =>
      newDelivery(number * 100 + i, { state, firstState: state, attempts: [newAttempt()] }),
    ),
  })

const movedRow = (number: number, firstState: DeliveryState, state: DeliveryState) =>
  toDeliveryRow(newDelivery(number, { firstState, state, attempts: [newAttempt(), newAttempt()] }))

test('without any row nothing is known: the event is running', () => {
  const account = accountOf(event, tally([]))
  assert.equal(account.status, 'running')
  assert.equal(account.matched, 0)
  assert.ok(addsUp(account))
})

test('a plan alone says how many chunks there are to be', () => {
  const counted = tally([toPlanRow(tenant, event.id, { parts: [{ tenantId: tenant, slices: 3 }] })])
  assert.equal(counted.chunks, 3)
  assert.equal(isFannedOut(counted), false)
})

test('chunks are added up, and fan-out is over when each is recorded', () => {
  const plan = toPlanRow(tenant, event.id, { parts: [{ tenantId: tenant, slices: 2 }] })
  const first = chunkRow(0, 2, ['delivered', 'pending'])
  const second = chunkRow(1, 2, ['delivered', 'retired', 'deadLettered'])
  const halfway = tally([first, plan])
  assert.deepEqual([...halfway.recorded], [0])
  assert.equal(isFannedOut(halfway), false)

  const whole = tally([first, second, plan])
  assert.equal(isFannedOut(whole), true)
  assert.equal(whole.matched, 5)
  assert.deepEqual(whole.states, {
    delivered: 2,
    pending: 1,
    parked: 0,
    deadLettered: 1,
    retired: 1,
  })
})

test('an event that one chunk was enough for needs no plan', () => {
  assert.equal(isFannedOut(tally([chunkRow(0, 1, [])])), true)
  assert.equal(accountOf(event, tally([chunkRow(0, 1, [])])).status, 'settled')
})

for (const from of states) {
  for (const to of states) {
    test(`the account adds up when a delivery moves from ${from} to ${to}`, () => {
      const before = accountOf(event, tally([chunkRow(0, 1, states)]))
      const number = states.indexOf(from)
      const moved = accountOf(event, tally([chunkRow(0, 1, states), movedRow(number, from, to)]))
      assert.ok(addsUp(moved))
      assert.equal(moved.matched, 5)
      const expected = { ...before }
      expected[from]--
      expected[to]++
      assert.deepEqual(
        states.map((state) => moved[state]),
        states.map((state) => expected[state]),
      )
    })
  }
}

test('an event is settled when nothing is pending, though something be parked', () => {
  const status = (...inStates: DeliveryState[]) =>
    accountOf(event, tally([chunkRow(0, 1, inStates)])).status
  assert.equal(status('pending', 'delivered'), 'running')
  assert.equal(status('parked', 'delivered', 'deadLettered', 'retired'), 'settled')
})

test('an event whose chunks are not all recorded is running, though nothing be pending', () => {
  assert.equal(accountOf(event, tally([chunkRow(0, 2, ['delivered'])])).status, 'running')
})

test('an account says which event it is about', () => {
  const { eventId, eventType, firedAt } = accountOf(event, tally([]))
  assert.deepEqual(
    { eventId, eventType, firedAt },
    { eventId: event.id, eventType: 'instore', firedAt: '2026-03-02T12:00:00.000Z' },
  )
})

test('an account of which a delivery is missing does not add up', () => {
  const account = accountOf(event, tally([chunkRow(0, 1, states)]))
  assert.equal(addsUp({ ...account, delivered: 0 }), false)
})

const legRow = (number: number, slices: number, next?: string) =>
  toLegRow(tenant, event.id, {
    number,
    parts: [{ tenantId: tenant, slices }],
    ...(next === undefined ? {} : { next }),
  })

test('a plan that is made in legs knows its chunks once each range has its last leg', () => {
  const plan = toPlanRow(tenant, event.id, { parts: [], ranges: 2 })
  const chunks = [chunkRow(0, 1, ['delivered']), chunkRow(100_000, 1, ['delivered'])]
  const begun = tally([...chunks, plan, legRow(0, 1), legRow(1, 1, 'b')])
  assert.equal(begun.chunks, undefined)
  assert.deepEqual([isFannedOut(begun), accountOf(event, begun).status], [false, 'running'])

  const planned = tally([...chunks, plan, legRow(0, 1), legRow(1, 1, 'b'), legRow(3, 1)])
  assert.deepEqual([planned.chunks, isFannedOut(planned)], [3, false])
  const whole = [...chunks, chunkRow(300_000, 1, ['delivered'])]
  const recorded = tally([...whole, plan, legRow(0, 1), legRow(1, 1, 'b'), legRow(3, 1)])
  assert.deepEqual([isFannedOut(recorded), recorded.matched], [true, 3])
})

test('a plan in legs that no leg is kept of has not been recorded, whatever else was', () => {
  const plan = toPlanRow(tenant, event.id, { parts: [], ranges: 2 })
  assert.equal(isFannedOut(tally([plan])), false)
  assert.equal(isFannedOut(tally([chunkRow(0, 1, ['delivered']), plan])), false)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Arrival } from '../../../local/demo/demo-flow.js'
import { eventFaults, type Evidence } from '../../../local/demo/event-faults.js'
import type { PlannedFlow } from '../../../local/demo/planned-flows.js'
import type { Account } from '../../../src/delivery-store/account.js'

const excel: PlannedFlow = {
  title: 'Excel',
  user: 'Claire',
  eventType: 'neworder',
  ends: 'delivered',
}
const idle: PlannedFlow = { ...excel, title: 'Idle', ends: 'parked' }
const eventId = 'neworder-1'

const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  key: 'a#1',
  plan: excel,
  eventId,
  at: 0,
  attempt: 1,
  answered: 202,
  body: '{"total":1}',
  ...change,
})

const evidence = (
  account: Partial<Account> = {},
  arrivals: readonly Arrival[] = [arrival(), arrival({ plan: idle, answered: 400 })],
): Evidence => ({
  fired: { eventId, eventType: 'neworder', payload: { total: 1 } },
  subscribed: [excel, idle],
  account: {
    eventId,
    eventType: 'neworder',
    firedAt: '2026-01-01T00:00:00.000Z',
    status: 'settled',
    matched: 2,
    delivered: 1,
    pending: 0,
    parked: 1,
    deadLettered: 0,
    retired: 0,
    ...account,
  },
  arrivals,
})

test('an event that went as planned has no faults', () => {
  assert.deepEqual(eventFaults(evidence()), [])
})

test('an account that does not add up is a fault, with its numbers', () => {
  assert.deepEqual(eventFaults(evidence({ retired: 1 })), [
    'neworder: the account does not add up: 2 matched, but 1 delivered + 0 pending + 1 parked + 0 dead-lettered + 1 retired.',
  ])
})

test('an account that adds up to something else than was planned is a fault', () => {
  assert.deepEqual(eventFaults(evidence({ delivered: 0, deadLettered: 1 })), [
    'neworder: 0 delivered, where 1 should be.',
  ])
  assert.deepEqual(eventFaults(evidence({ matched: 3, retired: 1 })), [
    'neworder: 3 matched, where 2 should be.',
  ])
})

test('an event that is still running is a fault', () => {
  const faults = eventFaults(evidence({ status: 'running', delivered: 0, pending: 1 }))
  assert.equal(faults[0], 'neworder: it is not settled: 1 of 2 deliveries are pending.')
})

test('a flow that did not run, got another payload, or was not meant is a fault, whatever the account says', () => {
  const off = arrival({ plan: idle, answered: 400 })
  assert.deepEqual(eventFaults(evidence({}, [off, arrival({ answered: 503 })])), [
    'neworder: "Excel" never ran.',
  ])
  assert.deepEqual(eventFaults(evidence({}, [off, arrival({ eventId: 'neworder-2' })])), [
    'neworder: "Excel" never ran.',
  ])
  assert.deepEqual(eventFaults(evidence({}, [off, arrival({ body: '{"total":2}' })])), [
    'neworder: "Excel" got something else than what was fired.',
  ])
  const stranger = { ...excel, title: 'Stranger' }
  assert.deepEqual(eventFaults(evidence({}, [off, arrival(), arrival({ plan: stranger })])), [
    'neworder: "Stranger" was called without a subscription.',
  ])
})

test('a flow that got its event twice is no fault: at least once is the promise', () => {
  const off = arrival({ plan: idle, answered: 400 })
  assert.deepEqual(eventFaults(evidence({}, [arrival(), arrival({ attempt: 2 }), off])), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventArrivals } from '../../bench/receiver/ledger.js'
import { reconcile, type Evidence } from '../../bench/stack/reconcile.js'
import type { Account } from '../../src/delivery-store/account.js'

const eventId = 'instore-1'

const arrived = (changes: Partial<EventArrivals> = {}): EventArrivals => ({
  ...{ eventId, delivered: 3, duplicates: 0, hanging: 0, first: 0, last: 0 },
  ...changes,
})

const account = (changes: Partial<Account> = {}): Account => ({
  ...{ eventId, eventType: 'instore', firedAt: '', status: 'settled', matched: 3, delivered: 3 },
  ...{ pending: 0, parked: 0, deadLettered: 0, retired: 0 },
  ...changes,
})

const faultsOf = (changes: Partial<Evidence> = {}) =>
  reconcile({
    expected: [{ eventId, delivered: 3, hanging: 0 }],
    arrivals: { events: [arrived()], strays: 0 },
    accounts: [account()],
    ...changes,
  }).join('\n')

test('nothing is said when each delivery was seen and counted', () => {
  assert.equal(faultsOf(), '')
})

test('a repeated delivery is no fault', () => {
  assert.equal(faultsOf({ arrivals: { events: [arrived({ duplicates: 2 })], strays: 0 } }), '')
})

test('a delivery that the receiver never saw is missing', () => {
  const arrivals = { events: [arrived({ delivered: 2 })], strays: 0 }
  assert.match(faultsOf({ arrivals }), /2 deliveries at the receiver instead of 3/)
  assert.match(faultsOf({ arrivals: { events: [], strays: 0 } }), /0 deliveries at the receiver/)
})

test('an account that says otherwise is a fault', () => {
  assert.match(faultsOf({ accounts: [account({ delivered: 2, pending: 1 })] }), /2 delivered by/)
  assert.match(faultsOf({ accounts: [account({ pending: 1 })] }), /does not add up/)
  assert.match(faultsOf({ accounts: [account({ status: 'running' })] }), /not settled/)
  assert.match(faultsOf({ accounts: [] }), /no account/)
})

test('what nobody fired is unexplained', () => {
  const events = [arrived(), arrived({ eventId: 'instore-2' })]
  assert.match(faultsOf({ arrivals: { events, strays: 0 } }), /not fired: instore-2/)
  const strays = { events: [arrived()], strays: 1, stray: '/to/a (none)' }
  assert.match(faultsOf({ arrivals: strays }), /1 requests belong to no delivery, such as \/to\/a/)
})

test('events with callbacks that hang are expected to be pending for these', () => {
  const evidence = {
    expected: [{ eventId, delivered: 3, hanging: 1 }],
    arrivals: { events: [arrived({ hanging: 1 })], strays: 0 },
    accounts: [account({ status: 'running', matched: 4, pending: 1 })],
  }
  assert.equal(faultsOf(evidence), '')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimKeys } from '../../src/events/claim-row.js'
import { newEventId } from '../../src/events/event-id.js'
import { tableEvents, type Events } from '../../src/events/event-table.js'
import { idempotency } from '../../src/events/idempotency.js'
import { groupTransactions } from '../../src/storage/group-transactions.js'
import { newEvent, noon, secondsAfterNoon, tenant } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'

const table = useStorage().table('events')
const events = tableEvents(table)
const partition = { scope: tenant, eventType: 'instore' }
const once = { key: 'order-1', name: 'This key', body: new TextEncoder().encode('{}') }

const claimAt = (at: Date, add: Events['add'] = events.add) =>
  idempotency({
    ...{ table, transact: groupTransactions(table), events: { ...events, add } },
    pause: () => Promise.resolve(),
  }).add(partition, at, [
    { events: [newEvent({ id: newEventId('instore', at), firedAt: at })], once },
  ])

test('a claim that is purged while another one takes its place makes way for it', async () => {
  const first = await claimAt(noon)
  const { partitionKey, rowKey } = claimKeys(partition, once.key)
  let adds = 0
  const second = await claimAt(secondsAfterNoon(25 * 3600), async (...stored) => {
    if (++adds === 2) await (await table()).deleteEntity(partitionKey, rowKey)
    return events.add(...stored)
  })
  assert.equal(adds, 3)
  assert.notDeepEqual(second.get(once.key)?.eventIds, first.get(once.key)?.eventIds)
})

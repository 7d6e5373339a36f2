import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { seedSubscriptions } from '../../../bench/stack/seed-subscriptions.js'
import type { Azurite } from '../../../local/azurite.js'
import { chunkPools } from '../../../src/deliveries/fan-out/chunk-pools.js'
import { deliverChunk } from '../../../src/deliveries/fan-out/deliver-chunk.js'
import { tableDeliveries } from '../../../src/delivery-store/delivery-table.js'
import { fanOut } from '../../../src/deliveries/fan-out/fan-out.js'
import { processLimits } from '../../../src/deliveries/limits/process-limits.js'
import { noteLastStart } from '../../../src/deliveries/outcome/note-last-start.js'
import { batchLimit } from '../../../src/events/fired.js'
import { storageQueues } from '../../../src/queues/work-queues.js'
import { openStorage, type Storage } from '../../../src/storage/storage.js'
import { pageSize } from '../../../src/storage/table-query.js'
import { tableSubscriptions } from '../../../src/subscriptions/subscription-table.js'
import { tenant } from '../../support/deliveries.js'
import { fakeEngine } from '../../support/engine.js'
import { eventTypeNamed, startAccepting, stock } from '../../support/events.js'
import { pagesOver } from '../../support/recipient-pages.js'
import { startStorageProxy, type StorageProxy } from '../../support/storage-proxy.js'
import { startStorage } from '../../support/storage.js'
import { isWholeRun } from '../../support/whole-run.js'

let azurite: Azurite
let proxy: StorageProxy
let storage: Storage

before(async () => {
  azurite = await startStorage()
  proxy = await startStorageProxy(azurite.connectionString)
  storage = openStorage({ connectionString: proxy.connectionString })
})
after(async () => {
  await proxy.stop()
  await azurite.stop()
})

const eventType = eventTypeNamed('stockcost')
/** So many flows get each event of the batch: a page of them, or what one transaction holds. */
const count = isWholeRun ? pageSize : 100
/** Transactions for the records of a batch: those that end together share one. Of a thousand flows each, events end one after the other. */
const records = isWholeRun ? batchLimit : batchLimit / 5
const payloads = Array.from({ length: batchLimit }, (_, i) => stock(i, `/${i}`))

/** All of an app but its callbacks, on tables and queues that are open. */
const start = async () => {
  const queues = storageQueues(storage)
  const { accept, events, log } = startAccepting(storage, { queues })
  const subscriptions = tableSubscriptions(storage.table('subscriptions'))
  const deliveries = tableDeliveries(storage.table('deliveries'))
  const pages = pagesOver(subscriptions)
  const engine = { ...fakeEngine(), subscriptions, pages, deliveries, queues, serves: () => true }
  const divide = fanOut({
    ...engine,
    deliverChunk: chunkPools({
      ...engine,
      limits: processLimits,
      deliverChunk: deliverChunk({
        ...engine,
        subscriptions: {
          ...subscriptions,
          noteLastStart: noteLastStart(subscriptions.noteLastStart),
        },
      }),
    }).onTheSpot,
  })
  await Promise.all([
    events.reach(),
    queues.reach(),
    deliveries.tally({ scope: '', eventId: '' }),
    subscriptions.firstRecipients({ scope: '', eventType: '' }),
  ])
  return {
    accept: () => accept({ eventType, scope: tenant }, [{ payloads }], log),
    divide: async (ids: readonly string[]) => divide(await events.getAll(tenant, ids), false, log),
    deliveries,
  }
}

test('a batch costs a handful of operations, and its records, which share transactions where they end together', async (t) => {
  const { accept, divide, deliveries } = await start()
  await seedSubscriptions(azurite.connectionString, {
    ...{ tenantId: tenant, eventType: eventType.name, count },
    callbackBase: 'https://example.logic.azure.com/',
  })

  for (const { first, handful } of [
    // Transactions of 100 note when flows were started, once an hour.
    { first: true, handful: 3 + count / 100 },
    { first: false, handful: 3 },
  ]) {
    const passed = proxy.passed()
    const ids = await accept()
    await divide(ids)
    const operations = proxy.passed() - passed
    t.diagnostic(`${operations} operations for ${ids.length} events to ${count} subscriptions`)
    // Store, queue, read subscriptions; the host receives and deletes the message, which are two more.
    assert.ok(operations > handful)
    assert.ok(
      operations <= handful + records,
      `${operations} for ${first ? 'the first' : 'another'}`,
    )
    const tallies = await Promise.all(
      ids.map((eventId) => deliveries.tally({ scope: tenant, eventId })),
    )
    for (const { states } of tallies) assert.equal(states.delivered, count)
  }
})

test('where the events were not fired, reading them all is one operation more', async () => {
  const [here, elsewhere] = [await start(), await start()]
  const ids = await here.accept()
  const passed = proxy.passed()
  await elsewhere.divide(ids)
  assert.ok(proxy.passed() - passed <= records + 4)
})

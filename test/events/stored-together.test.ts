import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Azurite } from '../../local/azurite.js'
import { newestFirst, newEventId, timeOf } from '../../src/events/event-id.js'
import { newestKey } from '../../src/events/event-span.js'
import { batchLimit } from '../../src/events/fired.js'
import { keyOf } from '../../src/storage/ids.js'
import { openStorage, type Storage } from '../../src/storage/storage.js'
import { newEvent, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { eventTypeNamed, startAccepting, stock } from '../support/events.js'
import { startStorageProxy, type StorageProxy } from '../support/storage-proxy.js'
import { startStorage } from '../support/storage.js'

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
const firing = { eventType, scope: tenant }
const payloads = Array.from({ length: batchLimit }, (_, i) => stock(i, `/${i}`))
const once = (key: string) => ({ key, name: 'This key', body: new Uint8Array() })

const cost = async <T>(work: () => Promise<T>): Promise<{ operations: number; result: T }> => {
  const before = proxy.passed()
  const result = await work()
  return { operations: proxy.passed() - before, result }
}

/** A process that has opened its table. */
const start = async () => {
  const process = startAccepting(storage)
  await process.events.reach()
  return process
}

test('a batch is stored by one operation, with its claims or without', async () => {
  const { accept, log } = await start()
  const fire = (fired: Parameters<typeof accept>[1]) => cost(() => accept(firing, fired, log))
  assert.equal((await fire([{ payloads }])).operations, 1)
  // One more notes that the events are queued.
  assert.equal((await fire([{ payloads, once: once('a') }])).operations, 2)
  const own = payloads.map((payload, i) => ({ payloads: [payload], once: once(`b${i}`) }))
  assert.equal((await fire(own)).operations, 2)
})

test('the events of a batch are read by no operation where they were fired, and by one elsewhere', async () => {
  const here = await start()
  const ids = await here.accept(firing, [{ payloads }], here.log)
  assert.equal((await cost(() => here.events.getAll(tenant, ids))).operations, 0)
  const elsewhere = await start()
  const read = await cost(() => elsewhere.events.getAll(tenant, ids))
  assert.deepEqual([read.operations, read.result.length], [1, batchLimit])
  assert.equal((await cost(() => elsewhere.events.getAll(tenant, ids))).operations, 0)
})

test('events are found whenever they were fired, and no others', async () => {
  const { events } = await start()
  const at = (seconds: number, name = 'stockfound') =>
    newEvent({ id: newEventId(name, secondsAfterNoon(seconds)), eventType: name })
  const fired = [at(0), at(0), at(0), at(0), at(1), at(2)]
  await events.add(fired)
  const ids = fired.map(({ id }) => id)
  const wanted = ids.filter((_, i) => i % 2 === 0)
  const elsewhere = (await start()).events
  const missing = at(0, 'none').id
  const found = await elsewhere.getAll(tenant, [...wanted, missing, 'no id'])
  assert.deepEqual(found.map(({ id }) => id).sort(), [...wanted].sort())
  assert.deepEqual(await elsewhere.getAll('all', ids), [])
  assert.deepEqual(await elsewhere.getAll(tenant, []), [])
})

test('a batch whose answer from storage was lost is stored once, under the ids that are answered', async () => {
  const own = payloads.map((payload, i) => ({ payloads: [payload], once: once(`c${i}`) }))
  for (const fired of [[{ payloads }], [{ payloads, once: once('d') }], own]) {
    const { accept, events, log, queued } = await start()
    const count = async () => (await events.newest(tenant, eventType.name, 1000)).length
    const before = await count()
    proxy.set('table', 'deaf')
    const ids = await accept(firing, fired, log)
    assert.equal(await count(), before + batchLimit)
    assert.equal((await events.getAll(tenant, ids)).length, batchLimit)
    assert.deepEqual(queued, [{ scope: tenant, eventIds: ids }])
  }
})

test('who polls gets the events of a batch in the order in which they were sent', async () => {
  const { accept, events, log } = await start()
  const ids = await accept({ ...firing, scope: tenantNumber(2) }, [{ payloads }], log)
  const before = newestFirst(new Date(timeOf(keyOf(ids[0] ?? '')).getTime() - 1))
  const { keys } = await events.span(tenantNumber(2), eventType.name, before, newestKey)
  assert.deepEqual(
    keys.map(({ eventId }) => eventId),
    ids,
  )
})

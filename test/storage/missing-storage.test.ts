import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { QueueServiceClient } from '@azure/storage-queue'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { tableEvents } from '../../src/events/event-table.js'
import { storageQueues } from '../../src/queues/work-queues.js'
import { findRow } from '../../src/storage/find-row.js'
import { hasStatus, isStorageFault } from '../../src/storage/storage-fault.js'
import { openStorage } from '../../src/storage/storage.js'
import { newEvent, newDelivery } from '../support/deliveries.js'
import { startStorage } from '../support/storage.js'

const azurite = await startStorage()
after(azurite.stop)

const row = { partitionKey: 'p', rowKey: 'r' }
const fanOut = { scope: 'all', eventIds: ['instore-1'] }
const isFault = (error: unknown) => isStorageFault(error) && !hasStatus(error, 404, 409)

test('a table that is deleted meanwhile is a fault of storage, and made again for the next use', async () => {
  const storage = openStorage({ connectionString: azurite.connectionString })
  const table = storage.table('deleted')
  const uses = [
    async () => (await table()).createEntity(row),
    async () => (await table()).submitTransaction([['create', row]]),
    async () => (await table()).upsertEntity(row),
    () => findRow(table, 'p', 'r'),
  ]
  for (const use of uses) {
    await (await table()).deleteTable()
    await assert.rejects(use, isFault)
    await (await table()).createEntity(row)
  }
})

test('a queue that is deleted meanwhile is a fault of storage, and made again for the next use', async () => {
  const queues = storageQueues(openStorage({ connectionString: azurite.connectionString }))
  const service = QueueServiceClient.fromConnectionString(azurite.connectionString)
  for (const use of [() => queues.fanOut(fanOut), queues.reach]) {
    await queues.reach()
    await service.deleteQueue('fan-out')
    await assert.rejects(use, isFault)
    await queues.fanOut(fanOut)
  }
})

test('a row that is missing says nothing of its table, which is not made again', async () => {
  const table = openStorage({ connectionString: azurite.connectionString }).table('kept')
  const client = await table()
  assert.equal(await findRow(table, 'p', 'r'), undefined)
  await assert.rejects(client.submitTransaction([['delete', row]]), (error) =>
    hasStatus(error, 404),
  )
  assert.equal(await table(), client)
})

/** A storage account whose tables and queues are being deleted, and what it takes to use it. */
const beingDeleted = async () => {
  const codes = {
    TableBeingDeleted: '{"odata.error":{"code":"TableBeingDeleted","message":{"value":"x"}}}',
    QueueBeingDeleted: '<?xml version="1.0"?><Error><Code>QueueBeingDeleted</Code></Error>',
  }
  let isDeleting = false
  const server = createServer(({ method, url = '' }, answer) => {
    const code = url.includes('queue') ? 'QueueBeingDeleted' : 'TableBeingDeleted'
    const type = code === 'QueueBeingDeleted' ? 'application/xml' : 'application/json'
    if (!isDeleting) answer.writeHead(method === 'PUT' ? 201 : 204).end()
    else answer.writeHead(409, { 'content-type': type, 'x-ms-error-code': code }).end(codes[code])
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const connectionString = [
    'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0',
    `TableEndpoint=${origin}/table`,
    `QueueEndpoint=${origin}/queue`,
  ].join(';')
  return {
    storage: openStorage({ connectionString }),
    begin: () => {
      isDeleting = true
    },
  }
}

test('what is being deleted is a fault of storage, while it is made and while it is used', async () => {
  const { storage, begin } = await beingDeleted()
  const queues = storageQueues(storage)
  const events = tableEvents(storage.table('events'))
  const deliveries = tableDeliveries(storage.table('deliveries'))
  await storage.table('events')()
  await queues.fanOut(fanOut).catch(() => undefined)
  begin()
  const { scope, id: eventId } = newEvent()
  const chunk = { number: 0, chunks: 1, tenantId: scope }
  // A conflict with a row means that it is there, maybe as one's own: none of these is.
  for (const use of [
    () => events.add([newEvent()]),
    () => deliveries.addChunk({ scope, eventId, chunk, deliveries: [] }),
    () => deliveries.update(newDelivery(1), undefined),
    () => queues.fanOut(fanOut),
    storage.table('other'),
    storage.queue('other'),
  ])
    await assert.rejects(use, isFault)
})

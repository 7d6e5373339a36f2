import assert from 'node:assert/strict'
import { test } from 'node:test'
import { odata, RestError } from '@azure/data-tables'
import { RestError as QueueRestError } from '@azure/storage-queue'
import { hasStatus, isStorageError, isStorageFault } from '../../src/storage/storage-fault.js'
import { openStorage } from '../../src/storage/storage.js'
import { allRows } from '../../src/storage/table-query.js'
import { gather } from '../support/gather.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()

const faultOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => assert.fail('It did not fail'),
    (error: unknown) => error,
  )

test('errors of both SDKs are storage’s, other errors are not', () => {
  assert.equal(isStorageError(new RestError('x')), true)
  assert.equal(isStorageError(new QueueRestError('x')), true)
  for (const error of [new Error('x'), new TypeError('x'), { statusCode: 404 }, 'x', undefined])
    assert.equal(isStorageError(error) || isStorageFault(error) || hasStatus(error, 404), false)
})

test('the status that storage answered with is told', () => {
  const conflict = new RestError('x', { statusCode: 409 })
  assert.equal(hasStatus(conflict, 409), true)
  assert.equal(hasStatus(conflict, 404, 409), true)
  assert.equal(hasStatus(conflict, 404), false)
  assert.equal(hasStatus(new RestError('x'), 404), false)
})

test('a missing row and a conflict are answers, not faults of storage', async () => {
  const table = await storage.table('faults')()
  const missing = await faultOf(table.getEntity('p', 'r'))
  assert.equal(hasStatus(missing, 404), true)
  const row = { partitionKey: 'p', rowKey: 'r' }
  await table.createEntity(row)
  const conflict = await faultOf(table.createEntity(row))
  const inTransaction = await faultOf(table.submitTransaction([['create', row]]))
  assert.equal(hasStatus(conflict, 409) && hasStatus(inTransaction, 409), true)
  for (const error of [missing, conflict, inTransaction]) assert.equal(isStorageFault(error), false)
})

test('a table and a queue are made on first use, and are there for the second', async () => {
  assert.deepEqual(
    await gather(allRows(storage.table('new'), { filter: odata`RowKey eq ${'x'}` })),
    [],
  )
  await (await storage.table('new')()).createEntity({ partitionKey: 'p', rowKey: 'x' })
  assert.equal(
    (await gather(allRows(storage.table('new'), { filter: odata`RowKey eq ${'x'}` }))).length,
    1,
  )
  await (await storage.queue('new-queue')()).sendMessage('x')
  assert.equal(
    (await (await storage.queue('new-queue')()).peekMessages()).peekedMessageItems.length,
    1,
  )
})

test('storage that nobody runs is a fault, for tables and queues', async () => {
  const connectionString = [
    'DefaultEndpointsProtocol=http',
    'AccountName=devstoreaccount1',
    'AccountKey=c2VjcmV0',
    'QueueEndpoint=http://127.0.0.1:1/devstoreaccount1',
    'TableEndpoint=http://127.0.0.1:1/devstoreaccount1',
  ].join(';')
  const nowhere = openStorage({ connectionString })
  assert.equal(isStorageFault(await faultOf(nowhere.table('a')())), true)
  assert.equal(isStorageFault(await faultOf(nowhere.queue('a')())), true)
})

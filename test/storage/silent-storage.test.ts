import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { storageQueues } from '../../src/queues/work-queues.js'
import { findRow } from '../../src/storage/find-row.js'
import { isStorageFault } from '../../src/storage/storage-fault.js'
import { openStorage } from '../../src/storage/storage.js'
import { allRows } from '../../src/storage/table-query.js'
import { endpoint } from '../../src/http/endpoint.js'
import { gather } from '../support/gather.js'
import { httpRequest } from '../support/http-request.js'
import { loggedContext } from '../support/log-lines.js'
import { startMutedStorage } from '../support/muted-storage.js'
import { startStorage } from '../support/storage.js'
import { until } from '../support/until.js'

const azurite = await startStorage()
const muted = await startMutedStorage(azurite.connectionString)
after(async () => {
  muted.stop()
  await azurite.stop()
})

const times = { tryMs: 200, tries: 2 }
const open = () => openStorage({ connectionString: muted.connectionString }, { times })

const row = { partitionKey: 'p', rowKey: 'r' }
const fanOut = { scope: 'all', eventIds: ['instore-1'] }
const { log } = loggedContext()

const assertNoAnswer = async (work: () => Promise<unknown>) => {
  await assert.rejects(work, (error: Error) => {
    assert.ok(isStorageFault(error), error.message)
    return error.message.startsWith('Storage has not answered')
  })
  // What is waited for no longer holds no connection either.
  await until(
    () => Promise.resolve(muted.hanging()),
    (count) => count === 0,
  )
}

test('making a table or a queue of storage that never answers ends, and the next use makes it', async () => {
  const storage = open()
  const table = storage.table('late')
  const queues = storageQueues(storage)
  muted.mute()
  await assertNoAnswer(table)
  await assertNoAnswer(queues.reach)
  muted.unmute()
  await (await table()).createEntity(row)
  await queues.reach()
})

test('each call of storage that falls silent ends, and works again when storage does', async () => {
  const storage = open()
  const table = storage.table('silent')
  const queues = storageQueues(storage)
  const client = await table()
  const calls = [
    () => client.upsertEntity(row),
    () => findRow(table, 'p', 'r'),
    () => client.submitTransaction([['upsert', { ...row, rowKey: 's' }]]),
    () => gather(allRows(table, { filter: '' })),
    () => queues.fanOut(fanOut),
    () => queues.redrive('fan-out', log),
  ]
  for (const call of calls) await call()
  muted.mute()
  for (const call of calls) await assertNoAnswer(call)
  muted.unmute()
  for (const call of calls) await call()
})

test('an answer whose body never comes is none', async () => {
  const storage = open()
  const table = storage.table('silent')
  const queues = storageQueues(storage)
  const reads = [
    () => findRow(table, 'p', 'r'),
    () => gather(allRows(table, { filter: '' })),
    () => queues.redrive('fan-out', log),
  ]
  for (const read of reads) await read()
  muted.breakOff()
  for (const read of reads) await assertNoAnswer(read)
  muted.unmute()
  for (const read of reads) await read()
})

test('a call that hung once, on a connection that was dead, is made on another one', async () => {
  const table = open().table('once')
  const client = await table()
  const mute = setTimeout(muted.unmute, times.tryMs)
  muted.mute()
  await client.upsertEntity(row)
  clearTimeout(mute)
  assert.ok(await findRow(table, 'p', 'r'))
})

test('an HTTP caller is told to come back, and when', async () => {
  const table = open().table('http')
  muted.mute()
  const { context } = loggedContext()
  const handler = endpoint(async () => ({ jsonBody: await findRow(table, 'p', 'r') }))
  const answer = await handler(httpRequest(), context)
  muted.unmute()
  const { status, headers } = answer as { status: number; headers: Record<string, string> }
  assert.deepEqual([status, headers['retry-after']], [503, '10'])
})

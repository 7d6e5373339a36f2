import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { QueueServiceClient } from '@azure/storage-queue'
import type { Azurite } from '../../../local/azurite.js'
import { startHost, type Host } from '../../../local/host/start-host.js'
import { storageQueues } from '../../../local/host/storage-queue.js'
import { eventually, fixtureApp, readSeen } from './fixture.js'
import { startStorage } from '../../support/storage.js'

const lines: string[] = []
let azurite: Azurite
let host: Host

before(async () => {
  azurite = await startStorage()
  process.env.WorkStorage = azurite.connectionString
  process.env.WORK_QUEUE = 'work'
  process.env.YEARLY = '0 0 0 1 1 *'
  delete process.env.PUBLIC_BASE_URL
  host = await startHost({
    appDirectory: fixtureApp,
    port: 0,
    log: (line) => lines.push(line),
  })
})

after(async () => {
  await host.stop()
  await azurite.stop()
})

test('the app is told where it is reached', () => {
  assert.equal(process.env.PUBLIC_BASE_URL, host.url)
  assert.equal(process.env.WEBSITE_HOSTNAME, `localhost:${new URL(host.url).port}`)
})

test('a queue that the app creates later is listened to; its messages are handled and deleted', async () => {
  const queue = QueueServiceClient.fromConnectionString(azurite.connectionString).getQueueClient(
    'work',
  )
  await queue.create()
  const send = (body: string) => queue.sendMessage(Buffer.from(body).toString('base64'))
  const { messageId } = await send('{"n":1}')
  await send('plain text')
  const seen = await eventually(async () => {
    const all = (await readSeen(host.url)).filter(({ name }) => name === 'work done')
    const found = all.map(({ message }) => JSON.stringify(message))
    return found.includes('{"n":1}') && found.includes('"plain text"')
      ? readSeen(host.url)
      : undefined
  })
  const first = seen.find(({ message }) => JSON.stringify(message) === '{"n":1}')
  assert.deepEqual([first?.id, first?.dequeueCount], [messageId, 1])
  await eventually(async () => {
    const { approximateMessagesCount } = await queue.getProperties()
    return approximateMessagesCount === 0 ? true : undefined
  })
  assert.ok(
    !lines.some((line) => line.includes('is lost')),
    'an absent queue is empty, not an error',
  )
})

test('a failing message is tried maxDequeueCount times and goes to the poison queue as it was', async () => {
  const service = QueueServiceClient.fromConnectionString(azurite.connectionString)
  await service.getQueueClient('work').createIfNotExists()
  const poison = service.getQueueClient('work-poison')
  const failing = Buffer.from('{"failing":true}').toString('base64')
  await service.getQueueClient('work').sendMessage(failing)
  await service.getQueueClient('work').sendMessage('not base64!')
  const texts = await eventually(async () => {
    if (!(await poison.exists())) return undefined
    const { peekedMessageItems } = await poison.peekMessages({ numberOfMessages: 32 })
    return peekedMessageItems.length >= 2
      ? peekedMessageItems.map(({ messageText }) => messageText)
      : undefined
  })
  assert.deepEqual([...texts].sort(), [failing, 'not base64!'].sort())
  const tries = (await readSeen(host.url)).filter(
    ({ message }) => JSON.stringify(message) === '{"failing":true}',
  )
  assert.deepEqual(
    tries.map(({ dequeueCount }) => dequeueCount),
    [1, 2],
  )
})

test('a message that another receiver has is gone, and that is no error', async () => {
  const queue = storageQueues(azurite.connectionString)('taken')
  await queue.send('text')
  const [first] = await queue.receive(1, 600)
  assert.ok(first)
  const current = await queue.hide(first, 600)
  assert.ok(current)
  assert.equal(await queue.hide(first, 600), undefined)
  await queue.delete(first)
  await queue.delete(current)
  await queue.delete(current)
})

test('a timer goes on after a failed tick, and one may run at start', async () => {
  const seen = await eventually(async () => {
    const all = await readSeen(host.url)
    return all.some(({ ticks }) => ticks === 2) ? all : undefined
  })
  assert.ok(seen.some(({ name }) => name === 'yearly'))
  const second = seen.find(({ ticks }) => ticks === 2)
  assert.equal(second?.timer?.isPastDue, false)
  assert.ok(Date.parse(second.timer.scheduleStatus.next) > 0)
  assert.ok(lines.some((line) => /error +tick: timer failed .*first tick failed/.test(line)))
})

test('what each function waits for is told', () => {
  const told = lines.map((line) => line.replace(/^\S+ /, ''))
  assert.ok(told.includes('information echo: GET,POST /api/echo/{id?}'))
  assert.ok(told.includes('information work: queue work'))
  assert.ok(told.includes('information tick: timer * * * * * *'))
})

test('a second host in a process is refused', async () => {
  await assert.rejects(startHost({ appDirectory: fixtureApp, port: 0 }), /one host/)
})

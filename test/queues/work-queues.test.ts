import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storageQueues } from '../../src/queues/work-queues.js'
import { newEvent, subscriptionNumber, tenant } from '../support/deliveries.js'
import { loggedContext } from '../support/log-lines.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()
const queues = storageQueues(storage)

const fanOut = { scope: tenant, eventIds: [newEvent().id] }
const retry = {
  scope: tenant,
  eventId: newEvent().id,
  chunk: 0,
  subscriptionId: subscriptionNumber(1),
  attempt: 2,
}

const release = {
  tenantId: tenant,
  subscriptionId: subscriptionNumber(1),
  since: '2026-03-02T12:00:00.000Z',
}

/** How many messages are in a queue, hidden ones too. */
const countIn = async (name: string) =>
  (await (await storage.queue(name)()).getProperties()).approximateMessagesCount ?? 0

/** Takes all visible messages out of a queue. */
const takeAll = async (name: string) => {
  const queue = await storage.queue(name)()
  const taken = []
  for (;;) {
    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 })
    if (receivedMessageItems.length === 0) return taken
    for (const item of receivedMessageItems) {
      await queue.deleteMessage(item.messageId, item.popReceipt)
      taken.push({ ...item, text: Buffer.from(item.messageText, 'base64').toString('utf8') })
    }
  }
}

const textsIn = async (name: string) => (await takeAll(name)).map(({ text }) => text)

test('a message is JSON in base64, as the queue triggers read it, and never expires', async () => {
  await queues.fanOut(fanOut)
  const [message, ...others] = await takeAll('fan-out')
  assert.ok(message)
  assert.deepEqual(others, [])
  assert.match(message.messageText, /^[A-Za-z0-9+/]+=*$/)
  assert.deepEqual(JSON.parse(message.text), fanOut)
  assert.ok(message.expiresOn.getUTCFullYear() >= 9999)
})

test('a retry is hidden until it is due', async () => {
  const later = { ...retry, attempt: 3 }
  await queues.retry(later, 120)
  await queues.retry(retry, 1)
  let texts: string[] = []
  while (texts.length === 0) texts = await textsIn('retries')
  assert.deepEqual(texts, [JSON.stringify(retry)])
})

test('what is due later than in two minutes is in no queue until its time has almost come', async () => {
  const later = storageQueues({
    ...storage,
    now: () => new Date(storage.now().getTime() + 3_500_000),
  })
  await queues.retry(retry, 3600)
  await queues.retry(retry, 3600)
  for (let i = 0; i < 3; i++) await queues.release(release, 4000)
  const { log, lines } = loggedContext()
  const before = await countIn('retries')
  await queues.queueDue(log)
  assert.equal(await countIn('retries'), before)
  await later.queueDue(log)
  assert.ok((await countIn('retries')) > before)
  assert.equal(await countIn('releases'), 0)
  assert.equal(lines.length, 1)
  await later.queueDue(log)
  assert.equal(lines.length, 1)
})

test('each kind of work has a queue of its own', async () => {
  const chunk = {
    scope: tenant,
    eventId: newEvent().id,
    number: 0,
    chunks: 1,
    tenantId: tenant,
    slice: 0,
    slices: 1,
  }
  await queues.deliver(chunk)
  assert.deepEqual(await textsIn('deliveries'), [JSON.stringify(chunk)])
  assert.deepEqual(await textsIn('fan-out'), [])
})

test('what is set aside is kept as it came, texts and values alike', async () => {
  await queues.poison('deliveries', 'hello é')
  await queues.poison('deliveries', { hello: 1 })
  assert.deepEqual(await textsIn('deliveries-poison'), ['hello é', '{"hello":1}'])
})

test('of what was set aside, what is ours goes back to work and says so; the rest stays', async () => {
  for (let i = 0; i < 40; i++) await queues.poison('retries', { ...retry, attempt: i + 1 })
  await queues.poison('retries', 'hello')
  await queues.poison('retries', fanOut)
  const { log, lines } = loggedContext()
  await queues.redrive('retries', log)
  assert.deepEqual(
    lines.map(({ fields }) => fields),
    [{ event: 'messages.redriven', queue: 'retries', count: 40 }],
  )

  const back = (await textsIn('retries')).map(
    (text) => JSON.parse(text) as { attempt: number; again: boolean },
  )
  assert.deepEqual(
    back.map(({ attempt }) => attempt).sort((a, b) => a - b),
    Array.from({ length: 40 }, (_, i) => i + 1),
  )
  assert.ok(back.every(({ again }) => again))
  assert.equal(await countIn('retries-poison'), 2)
  await queues.redrive('retries', log)
  assert.equal(lines.length, 1)
})

test('what has failed time and again is tried ever more rarely, without end, and an operator is told', async () => {
  const before = await countIn('retries')
  for (const redriven of [2, 3, 12, 1000]) await queues.poison('retries', { ...retry, redriven })
  const { log, lines } = loggedContext()
  await queues.redrive('retries', log)
  assert.deepEqual(
    lines.map(({ level, fields }) => [level, fields.event, fields.count]),
    [
      ['information', 'messages.redriven', 4],
      ['error', 'messages.stuck', 4],
    ],
  )
  assert.equal(await countIn('retries'), before)
})

test('a queue that was never used has nothing to put back', async () => {
  const { log, lines } = loggedContext()
  await queues.redrive('fan-out', log)
  assert.deepEqual(lines, [])
})

test('storage that answers is reached', async () => {
  await queues.reach()
})

test('releases of one subscription that are put off come together in one', async () => {
  const counts: number[] = []
  const later = storageQueues({
    ...storage,
    now: () => new Date(storage.now().getTime() + 4_100_000),
  })
  const { log } = loggedContext()
  for (let i = 0; i < 2; i++) {
    await later.queueDue(log)
    counts.push(await countIn('releases'))
  }
  assert.ok(
    counts.every((count) => count === 1 || count === 2),
    String(counts),
  )
})

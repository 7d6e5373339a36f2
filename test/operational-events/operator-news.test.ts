import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operatorNews } from '../../src/operational-events/operator-news.js'
import {
  newDelivery,
  newRecipient,
  noon,
  secondsAfterNoon,
  secret,
  tenant,
} from '../support/deliveries.js'
import { keptSubscription } from '../support/subscriptions.js'
import { toldOperators } from '../support/told.js'

const never = new Promise<never>(() => undefined)
const recipient = newRecipient(1)
const halfway = {
  failures: 9,
  failingSince: noon,
  failedAt: secondsAfterNoon(60 * 3600),
}

test('a step is told with whose flow it is, when it will be disabled, and no secret', async () => {
  const { parts, fired } = toldOperators(halfway)
  const news = operatorNews(parts)
  news.callback(recipient, halfway)
  await news.settle(never)
  const [event] = fired
  assert.equal(event?.name, 'operations.callback_failing')
  assert.equal(event.scope, tenant)
  const { context, oid, eventType } = keptSubscription(1)
  assert.deepEqual(event.payload, {
    subscriptionId: recipient.id,
    eventType,
    callbackHost: 'prod-1.westeurope.logic.azure.com',
    flow: context.workflowName,
    makerId: oid,
    percent: 50,
    failingSince: noon.toISOString(),
    disabledAfterHours: 120,
    disabledFrom: secondsAfterNoon(120 * 3600).toISOString(),
  })
  assert.ok(!JSON.stringify(event).includes(secret))
})

test('a step is told once, by whichever process; one that died before it noted that fires the same key again', async () => {
  const { parts, fired, rows } = toldOperators(halfway)
  const tell = async () => {
    const news = operatorNews(parts)
    news.callback(recipient, halfway)
    news.callback(recipient, halfway)
    await news.settle(never)
  }
  await tell()
  await tell()
  assert.equal(fired.length, 1)
  rows.clear()
  await tell()
  assert.equal(fired.length, 2)
  assert.equal(fired[0]?.once, fired[1]?.once)
  assert.notEqual(fired[0]?.once, undefined)
})

test('a process that has told a step asks storage for it no more', async () => {
  const { parts, counts } = toldOperators(halfway)
  const news = operatorNews(parts)
  news.callback(recipient, halfway)
  await news.settle(never)
  const before = counts.storage
  for (let i = 0; i < 9; i++) news.callback(recipient, halfway)
  await news.settle(never)
  assert.equal(counts.storage, before)
})

test('a callback that is well, or fails for the first time, costs no storage operation', async () => {
  const { parts, counts } = toldOperators()
  const news = operatorNews(parts)
  news.callback(recipient, {}, { failures: 1 })
  news.callback(recipient, { failures: 3, failingSince: noon, failedAt: noon }, {})
  await news.settle(never)
  assert.equal(counts.storage, 0)
})

test('what cannot be told is logged, and told by whoever comes next', async () => {
  const { parts, fired, failures, lines } = toldOperators(halfway)
  failures.push(new Error('storage'))
  const news = operatorNews(parts)
  news.callback(recipient, halfway)
  await news.settle(never)
  assert.deepEqual(
    lines.map(({ level, fields }) => [level, fields.event, fields.subscriptionId]),
    [['error', 'operations.untold', recipient.id]],
  )
  news.callback(recipient, halfway)
  await news.settle(never)
  assert.equal(fired.length, 1)
})

test('nothing is told of deliveries of what is told', async () => {
  const { parts, fired, planned, counts } = toldOperators(halfway)
  const news = operatorNews(parts)
  const eventType = 'operations.dead_lettered'
  const id = recipient.id.replace('instore', eventType)
  news.callback({ ...recipient, eventType, id }, halfway)
  news.deadLetter(newDelivery(1, { subscriptionId: id }))
  await news.settle(never)
  assert.deepEqual([fired, planned, counts.storage], [[], [], 0])
})

test('an end that cannot wait goes on without what is not told yet', async () => {
  const { parts } = toldOperators(halfway)
  const news = operatorNews({ ...parts, fire: () => never })
  news.callback(recipient, halfway)
  await news.settle(Promise.resolve())
})

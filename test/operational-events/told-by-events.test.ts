import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseConfig } from '../../src/config.js'
import { payloadOf } from '../../src/events/event.js'
import { assemble } from '../../src/services.js'
import { newSubscription } from '../support/subscriptions.js'
import { newDelivery, noon, secondsAfterNoon, secret, tenant } from '../support/deliveries.js'
import { grocery } from '../support/grocery.js'
import { loggedContext } from '../support/log-lines.js'
import { memoryStorage } from '../support/memory-storage.js'
import { leastSettings } from '../support/settings.js'

const never = new Promise<never>(() => undefined)
const halfway = { failures: 9, failingSince: noon, failedAt: secondsAfterNoon(60 * 3600) }

const setUp = (changes: Readonly<Record<string, string>> = {}) => {
  const storage = memoryStorage(() => noon)
  const config = parseConfig({ ...leastSettings, ...changes })
  const { log, lines } = loggedContext()
  const start = () => assemble(config, grocery, { storage, log, pause: () => Promise.resolve() })
  return { start, lines }
}

test('what two instances tell is one event, with its payload as its type says and no secret', async () => {
  const { start, lines } = setUp()
  const apps = [start(), start()]
  const { subscription } = await start().subscriptions.add(newSubscription(1))
  await start().subscriptions.updateState(subscription, () => ({
    change: { health: halfway },
    answer: true,
  }))
  for (const { news } of apps) news.callback(subscription, halfway)
  await Promise.all(apps.map(({ news }) => news.settle(never)))
  const events = await start().events.newest(tenant, 'operations.callback_failing', 10)
  assert.equal(events.length, 1)
  const [event] = events
  assert.ok(event)
  assert.deepEqual(payloadOf(event).flow, 'Flow n° 1')
  assert.ok(!JSON.stringify(payloadOf(event)).includes(secret))
  assert.deepEqual(
    lines.filter(({ level }) => level === 'error').map(({ text }) => text),
    [],
  )
})

test('dead letters are told as an event of their tenant', async () => {
  const { start } = setUp()
  const { news, events } = start()
  news.deadLetter(newDelivery(1, { state: 'deadLettered', reason: 'too-large' }))
  await news.settle(never)
  const [event] = await events.newest(tenant, 'operations.dead_lettered', 10)
  assert.ok(event)
  assert.deepEqual([payloadOf(event).count, payloadOf(event).reason], [1, 'too-large'])
})

test('a flow that was disabled, and is mended and saved anew, is told to be back', async () => {
  const { start } = setUp()
  const { subscribe, subscriptions, news, events } = start()
  const context = { workflowId: 'w', triggerName: 't' }
  const { subscription } = await subscribe(newSubscription(1, { context }))
  const health = { ...halfway, disabledAt: noon, disabledBecause: 'failing' as const }
  await subscriptions.updateState(subscription, () => ({ change: { health }, answer: true }))
  news.callback(subscription, health)
  await news.settle(never)
  const successor = (await subscribe(newSubscription(2, { context }))).subscription
  await news.settle(never)
  const [event, ...others] = await events.newest(tenant, 'operations.callback_recovered', 10)
  assert.ok(event)
  assert.equal(payloadOf(event).subscriptionId, successor.id)
  assert.deepEqual(others, [])
})

test('where that is switched off, nothing is told', async () => {
  const { start } = setUp({ OPERATIONAL_EVENTS: 'false' })
  const { news, events, fireOperational } = start()
  news.deadLetter(newDelivery(1, { state: 'deadLettered' }))
  await news.settle(never)
  assert.deepEqual(await events.newest(tenant, 'operations.dead_lettered', 10), [])
  assert.equal(fireOperational, undefined)
})

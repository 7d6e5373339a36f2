import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { test } from 'node:test'
import { operatorNews } from '../../src/operational-events/operator-news.js'
import { newDelivery, secondsAfterNoon, subscriptionNumber } from '../support/deliveries.js'
import { toldOperators } from '../support/told.js'

const dead = (number: number, reason = 'refused') =>
  newDelivery(number, { state: 'deadLettered', reason })

const setUp = () => {
  const told = toldOperators()
  const news = operatorNews(told.parts)
  /** Has the work done that is planned next, after its time. */
  const pass = async () => {
    told.planned.sort((a, b) => a.milliseconds - b.milliseconds)
    const { milliseconds, work } = told.planned.shift() ?? {
      milliseconds: 0,
      work: () => undefined,
    }
    told.clock.now = new Date(told.clock.now.getTime() + milliseconds)
    work()
    for (let i = 0; i < 20; i++) await turn()
    return milliseconds
  }
  const counts = () => told.fired.map(({ payload }) => payload.count)
  return { ...told, news, pass, counts }
}

test('dead letters that come together are one event, with their number and the last one’s reason', async () => {
  const { news, pass, fired, rows } = setUp()
  for (let i = 0; i < 12; i++) news.deadLetter(dead(1))
  news.deadLetter(dead(1, 'too-large'))
  await pass()
  assert.deepEqual(
    fired.map(({ name, payload }) => [name, payload.subscriptionId, payload.count, payload.reason]),
    [['operations.dead_lettered', subscriptionNumber(1), 13, 'too-large']],
  )
  assert.notEqual(rows.get(subscriptionNumber(1))?.told?.deadLettersAt, undefined)
})

test('what comes within a minute of that is told when it is over, by all instances together', async () => {
  const { news, pass, counts, parts } = setUp()
  news.deadLetter(dead(1))
  await pass()
  const other = operatorNews(parts)
  other.deadLetter(dead(1))
  await pass()
  news.deadLetter(dead(1))
  news.deadLetter(dead(1))
  await pass()
  assert.deepEqual(counts(), [1])
  assert.equal(await pass(), 60_000)
  assert.equal(await pass(), 60_000)
  assert.deepEqual(counts().slice(1).sort(), [1, 2])
})

test('of a subscription that is gone its id is told', async () => {
  const { news, pass, fired, rows } = setUp()
  rows.set(subscriptionNumber(1), undefined)
  news.deadLetter(dead(1))
  await pass()
  assert.deepEqual(fired[0]?.payload.eventType, 'instore')
})

test('of very many subscriptions, a hundred are told of in a minute, and the others after it', async () => {
  const { news, pass, counts } = setUp()
  for (let i = 0; i < 250; i++) news.deadLetter(dead(i))
  await pass()
  assert.equal(counts().length, 100)
  assert.equal(await pass(), 60_000)
  assert.equal(counts().length, 200)
})

test('what cannot be told is logged with its number', async () => {
  const { news, pass, failures, lines } = setUp()
  failures.push(new Error('storage'))
  news.deadLetter(dead(1))
  await pass()
  assert.deepEqual(
    lines.map(({ fields }) => [fields.event, fields.count]),
    [['operations.untold', 1]],
  )
})

test('an app that ends tells what it has counted', async () => {
  const { news, counts, clock } = setUp()
  clock.now = secondsAfterNoon(1)
  news.deadLetter(dead(1))
  await news.settle(new Promise(() => undefined))
  assert.deepEqual(counts(), [1])
})

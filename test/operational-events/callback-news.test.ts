import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import { callbackNews, withNews } from '../../src/operational-events/callback-news.js'
import type { Told } from '../../src/subscriptions/callback-state-table.js'
import { noon, secondsAfterNoon } from '../support/deliveries.js'

const policy = { disableAfterHours: 100 }

const failing = (hours: number): CallbackHealth => ({
  failures: 9,
  failingSince: noon,
  failedAt: secondsAfterNoon(hours * 3600),
})

/** What is told of one health after the other, each in its turn. */
const toldOf = (healths: readonly CallbackHealth[]) => {
  let told: Told = {}
  return healths.flatMap((health) => {
    const news = callbackNews(policy, health, told)
    if (news) told = withNews(told, news)
    return news ? [`${news.kind} ${news.percent}`] : []
  })
}

test('a callback is told of at 50, 75 and 90 percent, when it is disabled, and when it is back: once each', () => {
  const steps = [1, 49, 50, 60, 75, 76, 90, 99].map(failing)
  const disabled = { ...failing(100), disabledAt: secondsAfterNoon(100 * 3600) }
  assert.deepEqual(toldOf([...steps, disabled, disabled, {}, {}]), [
    ...['failing 50', 'failing 75', 'failing 90', 'disabled 100', 'recovered 0'],
  ])
})

test('who skips a step is told of the last one only', () => {
  assert.deepEqual(toldOf([failing(10), failing(80)]), ['failing 75'])
})

test('nobody is told of the recovery of what nobody was told failed', () => {
  assert.deepEqual(toldOf([failing(49), {}]), [])
})

test('a failure that begins anew is told of anew', () => {
  const anew = { ...failing(160), failingSince: secondsAfterNoon(100 * 3600) }
  assert.deepEqual(toldOf([failing(80), anew]), ['failing 75', 'failing 50'])
})

test('a refused signature disables without a warning', () => {
  assert.deepEqual(toldOf([{ disabledAt: noon, disabledBecause: 'unauthorized' }]), [
    'disabled 100',
  ])
})

test('what is told of a callback keeps what was told of its dead letters', () => {
  const deadLettersAt = noon.toISOString()
  const told = { deadLettersAt, percent: 50, failingSince: noon.toISOString() }
  const news = callbackNews(policy, {}, told)
  assert.deepEqual(news && withNews(told, news), { deadLettersAt })
})

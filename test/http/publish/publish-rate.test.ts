import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishRate } from '../../../src/http/publish/publish-rate.js'
import { Problem } from '../../../src/problem.js'
import { secondsAfterNoon, tenant, tenantNumber } from '../../support/deliveries.js'

const alix = { scope: tenant, by: 'alix' }

const setUp = (perMinute = 60) => {
  const clock = { seconds: 0 }
  const pass = publishRate(perMinute, () => secondsAfterNoon(clock.seconds))
  const passed = (publisher: Parameters<typeof pass>[0], times: number) => {
    let count = 0
    for (let i = 0; i < times; i++)
      try {
        pass(publisher)
        count++
      } catch (error) {
        assert.ok(error instanceof Problem && error.status === 429)
        assert.ok((error.extras.retryAfter ?? 0) >= 1)
      }
    return count
  }
  return { clock, pass, passed }
}

test('a publisher sends as many requests as it may in a minute, all at once or one by one', () => {
  const { clock, passed } = setUp()
  assert.equal(passed(alix, 100), 60)
  clock.seconds = 1
  assert.equal(passed(alix, 5), 1)
  clock.seconds = 31
  assert.equal(passed(alix, 100), 30)
  clock.seconds = 3600
  assert.equal(passed(alix, 100), 60)
})

test('what one publisher sends takes nothing from another', () => {
  const { passed } = setUp()
  passed(alix, 100)
  assert.equal(passed({ scope: tenant, by: 'bruno' }, 10), 10)
  assert.equal(passed({ scope: tenantNumber(2), by: 'alix' }, 10), 10)
  assert.equal(passed({ scope: tenant }, 100), 60)
  assert.equal(passed({ scope: tenantNumber(2) }, 10), 0)
})

test('a clock that is put back gives nobody more, and takes nothing away', () => {
  const { clock, passed } = setUp()
  passed(alix, 30)
  clock.seconds = -3600
  assert.equal(passed(alix, 100), 30)
})

test('who has to wait is told how long', () => {
  const { pass } = setUp(2)
  pass(alix)
  pass(alix)
  assert.throws(
    () => {
      pass(alix)
    },
    (error: Problem) => error.extras.retryAfter === 30 && error.message.includes('30 s'),
  )
})

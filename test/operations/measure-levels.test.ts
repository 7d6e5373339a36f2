import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import { measureLevels as onTimer } from '../../src/functions/measure-levels.js'
import { noAccounts } from '../../src/operations/account-sum.js'
import type { AccountPiece, AccountQuery } from '../../src/operations/check-accounts.js'
import { measureLevels } from '../../src/operations/measure-levels.js'
import { metricList } from '../../src/telemetry/metric-list.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { runOnTimer } from '../support/run-function.js'
import { memoryTelemetry } from '../support/telemetry.js'

const piece = (
  scope: string,
  eventType: string,
  parked: number,
  deadLettered: number,
): AccountPiece => {
  const partition = { scope, eventType }
  const sum = { ...noAccounts, parked, deadLettered }
  return { partition, sum, position: { partition, eventId: '' } }
}

/** One failure is nothing yet. */
const unhealthy: readonly CallbackHealth[] = [
  { failures: 1 },
  { failures: 3 },
  { failures: 9, parkedSince: noon },
  { disabledAt: noon },
  { disabledAt: noon },
]

const run = async (pieces: readonly AccountPiece[], secondsOfEach = 0) => {
  const asked: AccountQuery[] = []
  let seconds = 0
  const parts = {
    measureLevels: measureLevels({
      now: () => secondsAfterNoon(seconds),
      circuitPolicy: { failures: 3 },
      subscriptions: {
        unhealthy: async function* () {
          yield* await Promise.resolve(unhealthy.map((health) => ({ id: 'instore-1', health })))
        },
      },
      checkAccounts: async function* (query) {
        asked.push(query)
        for (const each of pieces) {
          seconds += secondsOfEach
          yield await Promise.resolve(each)
        }
      },
    }),
  }
  assert.deepEqual(await runOnTimer(onTimer, parts), [])
  return asked
}

test('where no metrics are exported, nothing is asked of storage', async () => {
  assert.deepEqual(await run([piece(tenant, 'instore', 1, 1)]), [])
})

test('what is parked and dead of the last day is measured, all tenants’ together, by event type', async (context) => {
  const telemetry = memoryTelemetry()
  context.after(() => telemetry.stop())
  const asked = await run([
    piece(tenant, 'instore', 2, 0),
    piece(tenant, 'neworder', 0, 0),
    piece(tenantNumber(2), 'instore', 3, 4),
  ])
  assert.deepEqual(asked, [{ from: new Date(noon.getTime() - 86_400_000) }])
  const exported = await telemetry.metrics()
  const levelsOf = (metric: 'deadLettered' | 'parked') =>
    exported
      .get(metricList[metric].name)
      ?.dataPoints.map(({ attributes, value }) => [attributes.event_type, value])
  assert.deepEqual(levelsOf('parked'), [
    ['instore', 5],
    ['neworder', 0],
  ])
  assert.deepEqual(levelsOf('deadLettered'), [
    ['instore', 4],
    ['neworder', 0],
  ])
})

test('callbacks are counted that are not as they should be, by how they are', async (context) => {
  const telemetry = memoryTelemetry()
  context.after(() => telemetry.stop())
  await run([])
  const { dataPoints = [] } = (await telemetry.metrics()).get(metricList.callbacks.name) ?? {}
  assert.deepEqual(
    Object.fromEntries(dataPoints.map(({ attributes, value }) => [attributes.status, value])),
    { 'on-probation': 1, throttled: 0, off: 1, disabled: 2 },
  )
})

test('it takes a minute at most', async (context) => {
  const telemetry = memoryTelemetry()
  context.after(() => telemetry.stop())
  const many = Array.from({ length: 100 }, (_, i) => piece(tenant, `type${i}`, 1, 1))
  await run(many, 10)
  const { dataPoints = [] } = (await telemetry.metrics()).get(metricList.parked.name) ?? {}
  assert.equal(dataPoints.length, 7)
})

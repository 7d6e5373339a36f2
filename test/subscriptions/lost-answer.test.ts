import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TableClient } from '@azure/data-tables'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import { claimProbe } from '../../src/deliveries/attempt/claim-probe.js'
import { updateHealth } from '../../src/deliveries/outcome/update-health.js'
import { releaseClaims } from '../../src/deliveries/resume/release-claims.js'
import type { Attempt } from '../../src/delivery-store/delivery.js'
import { enableSubscription } from '../../src/functions/enable-subscription.js'
import { operatorNews } from '../../src/operational-events/operator-news.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { authorizedAs } from '../support/authorized.js'
import { callFunction } from '../support/call-function.js'
import { fakeCallback } from '../support/callbacks.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { circuitPolicy } from '../support/circuit-policy.js'
import { newAttempt, newDelivery, noon, secondsAfterNoon, tenant } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'
import { toldOperators } from '../support/told.js'
import { until } from '../support/until.js'

// Storage keeps a change of a callback's state, its answer is lost, and the SDK's own second try meets a row that has changed.
const storage = useStorage()
const table = storage.table('subscriptions')
const others = tableSubscriptions(table)

let number = 0
const setUp = async (health: CallbackHealth = {}) => {
  const { subscription } = await others.add(newSubscription(++number))
  await others.updateState(subscription, () => ({ change: { health }, answer: 0 }))
  let isLost = false
  let meanwhile: () => Promise<unknown> = () => Promise.resolve()
  const deaf = async (): Promise<TableClient> => {
    const client = await table()
    const updateEntity: TableClient['updateEntity'] = async (...asked) => {
      const answer = await client.updateEntity(...asked)
      if (!isLost) return answer
      isLost = false
      await meanwhile()
      return client.updateEntity(...asked)
    }
    return new Proxy(client, {
      get: (target, name) =>
        name === 'updateEntity' ? updateEntity : (Reflect.get(target, name) as unknown),
    })
  }
  return {
    recipient: { ...subscription, health },
    subscriptions: tableSubscriptions(deaf),
    /** The next answer is lost; what others do before the second try. */
    lose: (before = meanwhile) => {
      isLost = true
      meanwhile = before
    },
    isLost: () => isLost,
    state: () => others.updateState(subscription, (state) => ({ answer: state })),
  }
}

const fail = (key: Parameters<typeof others.updateState>[0]) =>
  others.updateState(key, ({ health: { failures = 0 } }) => ({
    change: { health: { failures: failures + 1 } },
    answer: 0,
  }))

test('a change that storage kept is made once, and answers what it was decided by, whatever others have changed since', async () => {
  const { recipient, subscriptions, lose, isLost, state } = await setUp()
  lose(async () => {
    for (let i = 0; i < 3; i++) await fail(recipient)
  })
  const seen = await subscriptions.updateState(recipient, ({ health: { failures = 0 } }) => ({
    change: { health: { failures: failures + 1 } },
    answer: failures,
  }))
  assert.deepEqual([isLost(), seen], [false, 0])
  assert.equal((await state())?.health.failures, 4)
})

test('of two that write the same at the same time, each knows whether it was the one', async () => {
  const { recipient, subscriptions } = await setUp()
  const claim = () =>
    subscriptions.updateState(recipient, ({ health }) =>
      health.probedBy === undefined
        ? { change: { health: { probedBy: 'same' } }, answer: true }
        : { answer: false },
    )
  assert.deepEqual((await Promise.all([claim(), claim()])).toSorted(), [false, true])
})

test('a probe is the claimant’s own', async () => {
  const failing = { failures: 3, failingSince: noon, failedAt: noon }
  const { recipient, subscriptions, lose } = await setUp(failing)
  const parts = { subscriptions, circuitPolicy, now: () => noon, newProbeId: () => 'ours' }
  lose()
  assert.equal(await claimProbe(parts)(recipient), true)
  assert.equal(await claimProbe({ ...parts, newProbeId: () => 'another' })(recipient), false)
})

test('a claim to release turns nobody away who made it, and who lets go sees to those whom it turned away', async () => {
  const { recipient, subscriptions, lose } = await setUp()
  const woken: string[] = []
  const { claim, letGo } = releaseClaims({
    subscriptions,
    queues: {
      wake: ({ subscriptionId }) => {
        woken.push(subscriptionId)
        return Promise.resolve()
      },
    },
    now: () => noon,
  })
  const look = { tenantId: tenant, subscriptionId: recipient.id, since: noon.toISOString() }
  lose()
  assert.ok(await claim(recipient, 60_000, { ...look, held: true }))
  assert.ok(!(await claim(recipient, 60_000, { ...look, held: true, since: 'later' })))
  lose()
  await letGo(recipient, { ...look, held: true })
  assert.deepEqual(woken, [recipient.id])
})

test('what follows from an answer is done, and it counts once', async () => {
  const tried = async (health: CallbackHealth, answer: Partial<Attempt>, probe: boolean) => {
    const { recipient, subscriptions, lose, isLost, state } = await setUp(health)
    const { updates, log, woken, released, events } = fakeCallback()
    lose()
    const delivery = newDelivery(1, { attempts: [newAttempt(answer)] })
    await updateHealth({ ...updates, subscriptions })(recipient, delivery, probe, log)
    assert.ok(!isLost())
    const noted = (await state())?.health
    return { woken: woken.length, released: released.length, told: events(), ...noted }
  }
  const failing = { failures: 3, failingSince: noon, failedAt: noon }
  const claimed = { ...failing, probedBy: 'us', holdUntil: secondsAfterNoon(90) }
  const back = { woken: 1, released: 0, told: ['callback.recovered'] }
  assert.deepEqual(await tried(claimed, {}, true), back)
  assert.deepEqual(await tried({ ...failing, holdUntil: secondsAfterNoon(5) }, {}, false), back)
  assert.deepEqual(await tried({ parkedSince: noon, probedBy: 'us' }, {}, true), {
    ...{ woken: 0, released: 1, told: ['callback.on'] },
  })
  assert.equal((await tried(claimed, { status: 503 }, true)).failures, 4)
  assert.equal((await tried(claimed, { status: 413 }, true)).woken, 1)
})

test('what was parked for a callback that is enabled is released', async () => {
  const { recipient, subscriptions, lose, isLost } = await setUp({ parkedSince: noon })
  const released: unknown[] = []
  lose()
  const { status } = await callFunction(
    enableSubscription,
    {
      authorize: authorizedAs({ tenantId: tenant }),
      ...{ config: { circuitPolicy }, catalogue: catalogueOf('instore'), now: () => noon },
      news: { callback: () => undefined },
      queues: {
        release: (order) => {
          released.push(order)
          return Promise.resolve()
        },
        wake: () => Promise.resolve(),
      },
      subscriptions,
    },
    { params: { id: recipient.id } },
  )
  assert.deepEqual([status, isLost()], [200, false])
  const { tenantId, id } = recipient
  assert.deepEqual(released, [{ tenantId, subscriptionId: id, since: noon.toISOString() }])
})

test('operators are told of dead letters now, not after the pause that follows being told', async () => {
  const { recipient, subscriptions, lose } = await setUp()
  const { parts, planned, fired } = toldOperators()
  lose()
  operatorNews({ ...parts, subscriptions }).deadLetter(
    newDelivery(1, { subscriptionId: recipient.id, state: 'deadLettered', reason: 'refused' }),
  )
  planned[0]?.work()
  await until(
    () => fired.length,
    (count) => count === 1,
  )
})

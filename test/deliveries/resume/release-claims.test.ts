import assert from 'node:assert/strict'
import { test } from 'node:test'
import { releaseClaims } from '../../../src/deliveries/resume/release-claims.js'
import type { CallbackState } from '../../../src/subscriptions/callback-state-table.js'
import { noon, subscriptionNumber, tenant } from '../../support/deliveries.js'
import { newSubscription } from '../../support/subscriptions.js'

const subscription = { ...newSubscription(1), id: subscriptionNumber(1), health: {} }
const parked = {
  tenantId: tenant,
  subscriptionId: subscription.id,
  since: noon.toISOString(),
}
const look = (number: number) => ({
  ...parked,
  subscriptionId: subscriptionNumber(number),
  held: true,
})

const setUp = () => {
  const woken: string[] = []
  let state: CallbackState = { health: {}, history: [] }
  const claims = releaseClaims({
    subscriptions: {
      updateState: (_key, decide) => {
        const { change, answer } = decide(state)
        state = { ...state, ...change }
        return Promise.resolve(answer)
      },
    },
    queues: {
      wake: ({ tenantId, subscriptionId }) => {
        woken.push(subscriptionId)
        assert.equal(tenantId, tenant)
        return Promise.resolve()
      },
    },
    now: () => noon,
  })
  return { ...claims, woken }
}

test('who lets go has what is held looked at when its claim has turned away a look, once', async () => {
  for (const first of [look(1), parked]) {
    const { claim, letGo, woken } = setUp()
    assert.ok(await claim(subscription, 60_000, first))
    const second = { ...look(2), since: 'later' }
    assert.ok(!(await claim(subscription, 60_000, second)))
    assert.deepEqual(woken, [])
    await letGo(subscription)
    assert.deepEqual(woken, [subscriptionNumber(2)])
    assert.ok(await claim(subscription, 60_000, second))
    await letGo(subscription)
    assert.equal(woken.length, 1)
  }
})

test('a release of what is parked comes back by itself, and has nothing looked at', async () => {
  const { claim, letGo, woken } = setUp()
  assert.ok(await claim(subscription, 60_000, look(1)))
  assert.ok(!(await claim(subscription, 60_000, parked)))
  await letGo(subscription)
  assert.deepEqual(woken, [])
})

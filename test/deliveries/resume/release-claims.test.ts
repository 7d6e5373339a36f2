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
  let clock = noon.getTime()
  /** What comes before the next update reads its row. */
  const storage: { beforeRead?: (() => Promise<void>) | undefined } = {}
  const claims = releaseClaims({
    subscriptions: {
      updateState: async (_key, decide) => {
        clock++
        const { beforeRead } = storage
        storage.beforeRead = undefined
        await beforeRead?.()
        const { change, answer } = decide(state)
        state = { ...state, ...change }
        return answer
      },
    },
    queues: {
      wake: ({ tenantId, subscriptionId }) => {
        woken.push(subscriptionId)
        assert.equal(tenantId, tenant)
        return Promise.resolve()
      },
    },
    now: () => new Date(clock),
  })
  return {
    ...claims,
    woken,
    storage,
    clockIsPutBack: () => (clock -= 60_000),
    waits: (ms: number) => (clock += ms),
  }
}

test('who lets go has what is held looked at when its claim has turned away a look, once', async () => {
  for (const first of [look(1), parked]) {
    const { claim, letGo, woken } = setUp()
    assert.ok(await claim(subscription, 60_000, first))
    const second = { ...look(2), since: 'later' }
    assert.ok(!(await claim(subscription, 60_000, second)))
    assert.deepEqual(woken, [])
    await letGo(subscription, first)
    assert.deepEqual(woken, [subscriptionNumber(2)])
    assert.ok(await claim(subscription, 60_000, second))
    await letGo(subscription, second)
    assert.equal(woken.length, 1)
  }
})

test('a release of what is parked comes back by itself, and has nothing looked at', async () => {
  const { claim, letGo, woken } = setUp()
  assert.ok(await claim(subscription, 60_000, look(1)))
  assert.ok(!(await claim(subscription, 60_000, parked)))
  await letGo(subscription, look(1))
  assert.deepEqual(woken, [])
})

test('a look that reads just after another has let go is not turned away by it, for nobody would see to that', async () => {
  const { claim, letGo, storage } = setUp()
  assert.ok(await claim(subscription, 60_000, look(1)))
  storage.beforeRead = () => letGo(subscription, look(1))
  assert.ok(await claim(subscription, 60_000, look(2)))
})

test('a claim that was let go is over for an instance whose clock is behind, too', async () => {
  const { claim, letGo, clockIsPutBack } = setUp()
  assert.ok(await claim(subscription, 60_000, look(1)))
  await letGo(subscription, look(1))
  clockIsPutBack()
  assert.ok(await claim(subscription, 60_000, look(2)))
})

test('who took longer than its claim lasts does not let go of the claim that another one has by now', async () => {
  const { claim, letGo, waits } = setUp()
  assert.ok(await claim(subscription, 60_000, look(1)))
  waits(60_000)
  assert.ok(await claim(subscription, 60_000, look(2)))
  await letGo(subscription, look(1))
  assert.ok(!(await claim(subscription, 60_000, look(3))))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackKey } from '../../src/queues/held-table.js'
import type { CallbackState, CallbackStates } from '../../src/subscriptions/callback-state-table.js'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import { subscribe } from '../../src/subscriptions/subscribe.js'
import { newRecipient, noon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { refusal } from '../support/refusal.js'
import { newSubscription } from '../support/subscriptions.js'

interface World {
  readonly superseded?: string
  readonly formerHealth?: CallbackHealth
  readonly isMore?: boolean
  readonly ofUser?: number
  readonly ofTenant?: number
  readonly ofCallback?: number
}

const setUp = (
  health: CallbackHealth,
  {
    superseded,
    formerHealth,
    isMore = false,
    ofUser = 1,
    ofTenant = 1,
    ofCallback = 1,
  }: World = {},
) => {
  const steps: string[] = []
  const told: CallbackHealth[][] = []
  const updateState: CallbackStates['updateState'] = (_key, decide) => {
    const { change, answer } = decide({ health, history: [] } satisfies CallbackState)
    steps.push(`note ${JSON.stringify(change)}`)
    return Promise.resolve(answer)
  }
  const subscription = { ...newSubscription(1), ...newRecipient(1), health }
  const added = {
    ...{ subscription, isMore },
    ...(superseded ? { superseded } : {}),
    ...(formerHealth ? { formerHealth } : {}),
  }
  const subscriptions = {
    add: () => Promise.resolve(added),
    count: ({ oid }: { readonly oid?: string }) =>
      Promise.resolve(oid === undefined ? ofTenant : ofUser),
    countSiblings: () => Promise.resolve(ofCallback),
    remove: (_tenantId: string, id: string) => {
      steps.push(`remove ${id}`)
      return Promise.resolve(true)
    },
    updateState,
  }
  const quotas = { perTenant: 10, perUser: 5, perCallback: 3 }
  const queues = {
    release: (message: object, delaySeconds = 0) => {
      steps.push(`release ${JSON.stringify(message)} in ${delaySeconds} s`)
      return Promise.resolve()
    },
    wake: ({ subscriptionId }: CallbackKey) => {
      steps.push(`wake ${subscriptionId}`)
      return Promise.resolve()
    },
  }
  const news = {
    callback: (_key: unknown, health: CallbackHealth, before: CallbackHealth) => {
      told.push([health, before])
    },
  }
  return { steps, told, run: subscribe({ subscriptions, queues, quotas, news }) }
}

test('a flow that is new is welcomed without another word', async () => {
  const { steps, run } = setUp({})
  assert.equal((await run(newSubscription(1))).subscription.id, subscriptionNumber(1))
  assert.deepEqual(steps, [])
})

const anew = JSON.stringify({ at: noon, change: 'subscribed', by: 'alix' })

test('a flow that is back is released first, and forgiven after that: a crash in between undoes neither', async () => {
  const { steps, run } = setUp({ parkedSince: noon })
  await run(newSubscription(1))
  const message = { tenantId: tenant, subscriptionId: subscriptionNumber(1), since: noon }
  assert.deepEqual(steps, [
    `release ${JSON.stringify(message)} in 2 s`,
    `note {"health":{},"history":[${anew}]}`,
    `wake ${subscriptionNumber(1)}`,
  ])
})

test('a flow that was disabled and subscribes again is called again', async () => {
  const { steps, run } = setUp({ disabledAt: noon, disabledBecause: 'failing' })
  await run(newSubscription(1))
  assert.deepEqual(steps, [
    `note {"health":{},"history":[${anew}]}`,
    `wake ${subscriptionNumber(1)}`,
  ])
})

test('operators are told that a flow is back whose former callback was disabled', async () => {
  const formerHealth = { disabledAt: noon }
  const { steps, told, run } = setUp({}, { superseded: subscriptionNumber(9), formerHealth })
  await run(newSubscription(1))
  assert.deepEqual(told, [[{}, formerHealth]])
  assert.deepEqual(steps, [`wake ${subscriptionNumber(9)}`])
})

test('what waits for the callback of a subscription that it replaces goes on', async () => {
  const { steps, run } = setUp({}, { superseded: subscriptionNumber(9) })
  await run(newSubscription(1))
  assert.deepEqual(steps, [`wake ${subscriptionNumber(9)}`])
})

test('another user who comes with the same callback URL changes nothing of what is known of it', async () => {
  for (const health of [{ parkedSince: noon }, { disabledAt: noon }]) {
    const { steps, run } = setUp(health)
    const { subscription } = await run({ ...newSubscription(1), oid: 'someone-else' })
    assert.equal(subscription.id, subscriptionNumber(1))
    assert.deepEqual(steps, [])
  }
})

test('one more than a user, a tenant or a callback may have is taken back, and the maker is told what to do', async () => {
  for (const [counts, whose] of [
    [{ ofUser: 6, ofTenant: 6 }, /You may have 5 flows.*"instore".*SUBSCRIPTIONS_PER_USER/],
    [{ ofUser: 1, ofTenant: 11 }, /organization may have 10.*SUBSCRIPTIONS_PER_TENANT/],
    [{ ofCallback: 4 }, /same callback URL may have 3.*"instore".*SUBSCRIPTIONS_PER_CALLBACK/],
  ] as const) {
    const { steps, run } = setUp({}, { isMore: true, ...counts })
    const { message } = await refusal(run(newSubscription(1)), 'too-many-subscriptions', 403)
    assert.match(message, whose)
    assert.deepEqual(steps, [`remove ${subscriptionNumber(1)}`])
  }
})

test('as many as may be are kept; and a flow that subscribes again is not counted anew', async () => {
  for (const [isMore, counts] of [
    [true, { ofUser: 5, ofTenant: 10, ofCallback: 3 }],
    [false, { ofUser: 100, ofTenant: 100, ofCallback: 100 }],
  ] as const)
    assert.ok(await setUp({}, { isMore, ...counts }).run(newSubscription(1)))
})

test('flows that are edited one by one to the same callback are refused like new ones', async () => {
  const { steps, run } = setUp(
    {},
    { superseded: subscriptionNumber(9), ofUser: 100, ofTenant: 100, ofCallback: 4 },
  )
  await refusal(run(newSubscription(1)), 'too-many-subscriptions', 403)
  assert.deepEqual(steps, [`remove ${subscriptionNumber(1)}`])
})

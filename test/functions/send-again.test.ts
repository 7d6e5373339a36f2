import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sendAgain } from '../../src/functions/send-again.js'
import { testSubscription } from '../../src/functions/test-subscription.js'
import { showSubscription } from '../../src/functions/show-subscription.js'
import type { SentAgain } from '../../src/operations/send-again.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { newAttempt, newEvent, noon, tenant, tenantNumber } from '../support/deliveries.js'
import { circuitPolicy } from '../support/circuit-policy.js'
import { keptSubscription } from '../support/subscriptions.js'

const subscription = keptSubscription(1)
const event = newEvent()
const common = (caller: Parameters<typeof authorizedAs>[0] = {}) => ({
  authorize: authorizedAs(caller),
  catalogue: catalogueOf('instore', 'stock'),
  now: () => noon,
  subscriptions: {
    current: (tenantId: string, id: string) =>
      Promise.resolve(tenantId === tenant && id === subscription.id ? subscription : undefined),
  },
})
const params = { id: subscription.id }

const send = async (
  body: unknown,
  result: SentAgain = { kind: 'sent' },
  caller: Parameters<typeof authorizedAs>[0] = {},
) => {
  const asked: unknown[] = []
  const missed =
    <T>(answer: T) =>
    (_: unknown, query: unknown, limit: number, ...rest: readonly unknown[]) => {
      asked.push([query, limit, rest.at(-1)])
      return Promise.resolve(answer)
    }
  const answer = await callFunction(
    sendAgain,
    {
      ...common(caller),
      config: { publicBaseUrl: 'https://triggers.contoso.example' },
      events: {
        get: (scope, id) =>
          Promise.resolve(scope === tenant && id === event.id ? event : undefined),
      },
      sendAgain: { event: () => Promise.resolve(result) },
      sendMissed: {
        count: missed({ matched: 4 }),
        send: missed({ sent: 2, skipped: 1, next: 'abc' }),
      },
    },
    { params, body: JSON.stringify(body) },
  )
  return { ...answer, asked }
}

test('a maker has an event sent again to a flow of his own, and is told where its account is', async () => {
  const { status, headers, json } = await send({ eventId: event.id })
  assert.deepEqual([status, json], [202, { sent: 1 }])
  assert.equal(headers.location, `https://triggers.contoso.example/fire/status/${event.id}`)
})

test('another’s flow is the operator’s to send to, and nobody’s of another tenant', async () => {
  const body = { eventId: event.id }
  assertRefused(await send(body, undefined, { oid: 'bea' }), 404, 'unknown-subscription')
  const boss = { oid: 'bea', roles: ['Events.Operate'] }
  assert.equal((await send(body, undefined, boss)).status, 202)
  const foreign = { ...boss, tenantId: tenantNumber(2) }
  assertRefused(await send(body, undefined, foreign), 404, 'unknown-subscription')
})

test('why an event is not sent is told', async () => {
  const id = { eventId: event.id }
  const filtered = await send(id, { kind: 'filtered', filter: 'storeName = A' })
  assert.match(assertRefused(filtered, 409, 'event-filtered'), /storeName = A/)
  assertRefused(await send(id, { kind: 'not-yet' }), 409, 'event-not-settled')
  const disabled = { kind: 'disabled', subscriptionId: subscription.id } as const
  assertRefused(await send(id, disabled), 409, 'subscription-disabled')
  const other = event.id.replace('instore', 'stock')
  assertRefused(await send({ eventId: other }), 404, 'unknown-event')
})

test('all that was missed is counted first, and sent piece by piece', async () => {
  const from = '2026-03-01T00:00:00.000Z'
  const dry = await send({ from, dryRun: true })
  assert.deepEqual([dry.status, dry.json], [200, { matched: 4 }])
  assert.deepEqual(dry.asked, [[{ from: new Date(from), until: noon }, 200, undefined]])
  const { json } = await send({ from })
  const { cursor, ...counts } = json as { cursor: string; sent: number }
  assert.deepEqual(counts, { sent: 2, skipped: 1 })
  assert.deepEqual((await send({ from, cursor })).asked, [
    [{ from: new Date(from), until: noon }, 100, 'abc'],
  ])
  assertRefused(await send({ from: '2026-02-01', cursor }), 400, 'cursor-invalid')
})

for (const body of [
  ...[{}, [], { eventId: 'x' }, { from: 'now' }, { from: '2026-03-01', dryRun: 1 }],
  ...[{ eventId: event.id, from: '2026-03-01' }, { since: '2026-03-01' }],
])
  test(`${JSON.stringify(body)} is refused`, async () => {
    assertRefused(await send(body), 400, 'query-invalid')
  })

test('a test POSTs the sample once, and tells what was answered; a busy callback is tested later', async () => {
  const payloads: string[] = []
  const tested = (isBusy: boolean) =>
    callFunction(
      testSubscription,
      {
        ...common(),
        testDelivery: (_, payload) => {
          payloads.push(new TextDecoder().decode(payload))
          const attempt = newAttempt({ runId: 'R1' })
          return Promise.resolve(isBusy ? undefined : { attempt, outcome: { kind: 'delivered' } })
        },
      },
      { params },
    )
  const { status, json } = await tested(false)
  assert.equal(status, 200)
  assert.deepEqual(json, {
    ...{ delivered: true, outcome: 'delivered', reason: null },
    attempt: {
      ...{ at: noon.toISOString(), milliseconds: 12, status: 202, runId: 'R1', runUrl: null },
    },
  })
  assert.equal(payloads[0], JSON.stringify(catalogueOf('instore').find('instore')?.sample))
  const busy = await tested(true)
  assertRefused(busy, 429, 'callback-busy')
  assert.equal(busy.headers['retry-after'], '10')
})

test('a subscription is shown with what it has not received, and its last events', async () => {
  const held = { pending: 1, parked: 0, deadLettered: 2, isWhole: true }
  const line = { event, subscription, subscriptionId: subscription.id, reason: 'not-yet' }
  const { status, json } = await callFunction(
    showSubscription,
    {
      ...common(),
      config: { circuitPolicy },
      search: {
        held: () => Promise.resolve(held),
        subscriptionDeliveries: () => Promise.resolve({ lines: [line] }),
      },
    },
    { method: 'GET', params },
  )
  assert.equal(status, 200)
  const shown = json as { held: unknown; deliveries: { state: string; reason: string }[] }
  assert.deepEqual(shown.held, held)
  assert.deepEqual(
    shown.deliveries.map(({ state, reason }) => [state, reason]),
    [['notSent', 'not-yet']],
  )
})

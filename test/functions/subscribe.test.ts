import assert from 'node:assert/strict'
import { test } from 'node:test'
import { subscribe } from '../../src/functions/subscribe.js'
import type { NewSubscription } from '../../src/subscriptions/subscription.js'
import { authorizedAs, token } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { newRecipient, noon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { keptSubscription } from '../support/subscriptions.js'

type Parts = Parameters<typeof subscribe>[0]

const { callbackUrl } = newRecipient(1)

const setUp = (changes: Partial<Parts> = {}, superseded?: string) => {
  const asked: NewSubscription[] = []
  const parts = {
    authorize: authorizedAs(),
    catalogue: catalogueOf('instore', 'stock'),
    config: { publicBaseUrl: 'https://triggers.contoso.example' },
    guard: () => undefined,
    now: () => noon,
    subscribe: ((request) => {
      asked.push(request)
      const subscription = { ...request, id: subscriptionNumber(1), health: {} }
      return Promise.resolve({ subscription, ...(superseded ? { superseded } : {}) })
    }) satisfies Parts['subscribe'],
    ...changes,
  }
  const run = (body: unknown, eventType = 'stock') =>
    callFunction(subscribe, parts, {
      params: { eventType },
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': 'azure-logic-apps/1.0 (workflow 0; version 1) microsoft-flow/1.0',
        'x-ms-workflow-name': 'w-1',
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { asked, run }
}

test('a subscription is kept: 201, with where the platform unsubscribes', async () => {
  const { asked, run } = setUp()
  const { status, headers, text, lines } = await run({ Url: callbackUrl, sku: 'A-1' })
  assert.equal(status, 201)
  assert.equal(
    headers.location,
    `https://triggers.contoso.example/event/remove/alix/${subscriptionNumber(1)}`,
  )
  assert.equal(text, '')
  assert.deepEqual(asked, [
    {
      tenantId: tenant,
      eventType: 'stock',
      oid: 'alix',
      callbackUrl,
      filters: { sku: 'A-1' },
      createdAt: noon,
      context: { platform: 'Power Automate', workflowName: 'w-1' },
    },
  ])
  assert.deepEqual(lines, [
    {
      event: 'subscription.added',
      subscriptionId: subscriptionNumber(1),
      tenantId: tenant,
      oid: 'alix',
    },
  ])
})

test('where the callback URL is another user’s, that one is not named', async () => {
  const first = { ...keptSubscription(1), oid: 'the-first-user' }
  const { run } = setUp({ subscribe: () => Promise.resolve({ subscription: first }) })
  const { headers } = await run({ Url: callbackUrl })
  assert.match(headers.location ?? '', /\/event\/remove\/alix\/instore-0+1$/)
})

test('the subscription whose place it took is logged', async () => {
  const { lines } = await setUp({}, subscriptionNumber(9)).run({ Url: callbackUrl })
  assert.equal(lines[0]?.superseded, subscriptionNumber(9))
})

test('an event type goes by its name in any case', async () => {
  const { asked, run } = setUp()
  assert.equal((await run({ Url: callbackUrl }, 'Stock')).status, 201)
  assert.equal(asked[0]?.eventType, 'stock')
})

test('a user’s id cannot break out of the address that the platform unsubscribes at', async () => {
  const { run } = setUp({ authorize: authorizedAs({ oid: 'a/b?c' }) })
  const { headers } = await run({ Url: callbackUrl })
  assert.match(headers.location ?? '', /\/event\/remove\/a%2Fb%3Fc\/instore-0+1$/)
})

test('the guard is asked about the callback URL, byte for byte; what it refuses is not kept', async () => {
  const guarded: string[] = []
  const guard = (url: string) => {
    guarded.push(url)
    return 'names the host "evil.example"'
  }
  const { asked, run } = setUp({ guard })
  const detail = assertRefused(await run({ Url: callbackUrl }), 400, 'url-not-allowed')
  assert.equal(detail, 'The callback URL names the host "evil.example".')
  assert.deepEqual([guarded, asked], [[callbackUrl], []])
})

const refusals: readonly [what: string, body: unknown, status: number, code: string][] = [
  ['a body without a callback URL', { url: callbackUrl }, 400, 'url-missing'],
  ['a body that is cut off', `{"Url":"${callbackUrl}`, 400, 'body-not-json'],
  ['a filter that can never match', { Url: callbackUrl, sku: 5 }, 400, 'filter-invalid'],
  ['a body of more than 32 KiB', { Url: 'x'.repeat(32_768) }, 413, 'payload-too-large'],
]

for (const [what, body, status, code] of refusals) {
  test(`${what} is refused, and nothing is kept`, async () => {
    const { asked, run } = setUp()
    assertRefused(await run(body), status, code)
    assert.deepEqual(asked, [])
  })
}

test('an unknown event type is 404', async () => {
  assertRefused(await setUp().run({ Url: callbackUrl }, 'nothing'), 404, 'unknown-event-type')
})

test('a key that is not for the event type subscribes to nothing', async () => {
  const { asked, run } = setUp({ authorize: authorizedAs({ eventTypes: ['instore'] }) })
  assertRefused(await run({ Url: callbackUrl }), 403, 'event-type-not-allowed')
  assert.deepEqual(asked, [])
})

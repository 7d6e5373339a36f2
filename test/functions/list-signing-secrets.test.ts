import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listSigningSecrets } from '../../src/functions/list-signing-secrets.js'
import { deriveSecrets } from '../../src/signing/derive-secrets.js'
import { formatSecret } from '../../src/signing/secret-text.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { masterNumber } from '../support/signing.js'
import { keptSubscription } from '../support/subscriptions.js'

const subscription = keptSubscription(1)
const { id } = subscription

const masters = [
  { master: masterNumber(1) },
  { master: masterNumber(2), until: secondsAfterNoon(60) },
  { master: masterNumber(3), until: secondsAfterNoon(-60) },
]

const run = (authorize = authorizedAs(), signingSecrets: typeof masters | [] = masters) =>
  callFunction(
    listSigningSecrets,
    {
      authorize,
      config: { signingSecrets },
      now: () => noon,
      subscriptions: {
        get: (tenantId, wanted) =>
          Promise.resolve(tenantId === tenant && wanted === id ? subscription : undefined),
      },
    },
    { method: 'GET', params: { id } },
  )

const secretOf = (number: number) => {
  const [derived] = deriveSecrets([{ master: masterNumber(number) }], subscription, noon)
  assert.ok(derived)
  return formatSecret(derived.key)
}

test('whoever subscribed is shown the secrets that still sign, and nobody may cache them', async () => {
  const { status, headers, json } = await run()
  assert.equal(status, 200)
  assert.equal(headers['cache-control'], 'no-store')
  assert.deepEqual(json, {
    secrets: [
      { secret: secretOf(1), until: null },
      { secret: secretOf(2), until: secondsAfterNoon(60).toISOString() },
    ],
  })
})

test('that they were shown, and to whom, is logged; no secret is', async () => {
  const { lines } = await run()
  assert.deepEqual(lines, [
    { event: 'signing-secrets.shown', subscriptionId: id, tenantId: tenant, oid: 'alix' },
  ])
})

test('no master secret is shown', async () => {
  const { text } = await run()
  for (const { master } of masters) assert.ok(!text.includes(formatSecret(master)))
})

test('another user of the tenant is told that there is no such subscription', async () => {
  assertRefused(await run(authorizedAs({ oid: 'bo' })), 404, 'unknown-subscription')
})

test('an operator of the tenant is shown them', async () => {
  const { status } = await run(authorizedAs({ oid: 'bo', roles: ['Events.Operate'] }))
  assert.equal(status, 200)
})

test('an operator of another tenant is not', async () => {
  const caller = { tenantId: tenantNumber(2), roles: ['Events.Operate'] }
  assertRefused(await run(authorizedAs(caller)), 404, 'unknown-subscription')
})

test('where deliveries are not signed, that is said', async () => {
  assertRefused(await run(authorizedAs(), []), 404, 'signing-off')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trackingId } from '../../src/delivery-store/delivery.js'
import { replayDeadLetter } from '../../src/functions/replay-dead-letter.js'
import type { Replayed } from '../../src/operations/replay-delivery.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { exhausted, newKey } from '../support/dead-letters.js'
import { subscriptionNumber, tenant, tenantNumber } from '../support/deliveries.js'

const found = { delivery: exhausted(1, newKey()), etag: 'v1' }
const { eventId, subscriptionId } = found.delivery
const id = trackingId(eventId, subscriptionId)

const run = async (result: Replayed, tenantId = tenant) => {
  const replayed: unknown[] = []
  const answer = await callFunction(
    replayDeadLetter,
    {
      authorize: authorizedAs({ tenantId }),
      config: { publicBaseUrl: 'https://triggers.contoso.example' },
      deadLetters: {
        get: (of, wanted) => Promise.resolve(of === tenant && wanted === id ? found : undefined),
        replay: (stored, log) => {
          replayed.push(stored)
          log('delivery.replayed', { eventId: stored.delivery.eventId })
          return Promise.resolve(result)
        },
      },
    },
    { params: { id } },
  )
  return { ...answer, replayed }
}

test('a dead letter is replayed: 202, with where its event’s account is', async () => {
  const { status, headers, json, replayed, lines } = await run({ kind: 'replayed' })
  assert.equal(status, 202)
  assert.equal(headers.location, `https://triggers.contoso.example/fire/status/${eventId}`)
  assert.deepEqual(json, { replayed: 1 })
  assert.deepEqual(replayed, [found])
  assert.deepEqual(lines, [{ event: 'delivery.replayed', eventId }])
})

const problemOf = ({ json, ...answer }: Awaited<ReturnType<typeof run>>) => {
  const { code, detail } = json as Readonly<Record<string, unknown>>
  return [answer.status, code, detail]
}

test('a delivery that is over is 409, and its state is told', async () => {
  assert.deepEqual(problemOf(await run({ kind: 'over', state: 'delivered' })), [
    409,
    'not-a-dead-letter',
    'The delivery is delivered: there is nothing to replay.',
  ])
})

test('one whose callback is disabled is 409, and how to enable it is told', async () => {
  const heir = subscriptionNumber(7)
  assert.deepEqual(problemOf(await run({ kind: 'disabled', subscriptionId: heir })), [
    409,
    'subscription-disabled',
    `Its callback is called no more. POST /subscriptions/${heir}/enable first.`,
  ])
})

test('a delivery of another tenant is 404, and is not replayed', async () => {
  const answer = await run({ kind: 'replayed' }, tenantNumber(2))
  assertRefused(answer, 404, 'unknown-dead-letter')
  assert.deepEqual(answer.replayed, [])
})

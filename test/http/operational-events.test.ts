import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operationalNames } from '../../src/catalogue/operational-names.js'
import { eventTypeSchema } from '../../src/functions/event-type-schema.js'
import { fire } from '../../src/functions/fire.js'
import { listEventTypes } from '../../src/functions/list-event-types.js'
import { listEvents } from '../../src/functions/list-events.js'
import { subscribe } from '../../src/functions/subscribe.js'
import { withOperational } from '../../src/operational-events/operational-catalogue.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { newRecipient, noon, subscriptionNumber } from '../support/deliveries.js'
import { grocery } from '../support/grocery.js'

const catalogue = withOperational(grocery.catalogue, true)
const maker = authorizedAs()
const operator = authorizedAs({ roles: ['Events.Operate'] })
const params = { eventType: 'operations.callback_disabled' }

const partsFor = (authorize: typeof maker) => ({
  ...{
    authorize,
    catalogue,
    connector: grocery.connector,
    guard: () => undefined,
    now: () => noon,
  },
  config: { publicBaseUrl: 'https://triggers.contoso.example' },
  events: { newest: () => Promise.resolve([]) },
  passPublisher: () => undefined,
  subscribe: ((request) =>
    Promise.resolve({
      subscription: { ...request, id: subscriptionNumber(1), health: {} },
    })) satisfies Parameters<typeof subscribe>[0]['subscribe'],
})

const body = JSON.stringify({ Url: newRecipient(1).callbackUrl })

test('an operator is shown the app’s own event types, gets their outputs, subscribes to them and lists their events', async () => {
  const parts = partsFor(operator)
  const { json } = await callFunction(listEventTypes, parts)
  const names = (json as readonly { name: string }[]).map(({ name }) => name)
  assert.deepEqual(names.slice(-operationalNames.length), operationalNames)
  assert.equal((await callFunction(eventTypeSchema, parts, { params })).status, 200)
  assert.equal((await callFunction(subscribe, parts, { params, body })).status, 201)
  assert.equal((await callFunction(listEvents, parts, { params })).status, 200)
})

test('a maker is told that there are none, whatever he asks for', async () => {
  const parts = partsFor(maker)
  const { text } = await callFunction(listEventTypes, parts)
  assert.doesNotMatch(text, /operations/)
  for (const asked of [
    await callFunction(eventTypeSchema, parts, { params }),
    await callFunction(subscribe, parts, { params, body }),
    await callFunction(listEvents, parts, { params }),
  ])
    assert.doesNotMatch(assertRefused(asked, 404, 'unknown-event-type'), /are: .*operations/)
})

test('nobody fires them but the app, not even an operator', async () => {
  const answer = await callFunction(fire, partsFor(operator), { params, body: '{}' })
  assertRefused(answer, 404, 'unknown-event-type')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tally } from '../../src/delivery-store/tally.js'
import { eventStatus } from '../../src/functions/event-status.js'
import { authorizedAs, token } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { newEvent, noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import type { RequestFacts } from '../support/http-request.js'

const event = newEvent()
const states = { delivered: 2, pending: 0, parked: 1, deadLettered: 1, retired: 1 }
const settled: Tally = { chunks: 1, recorded: new Set([0]), matched: 5, states }
const running: Tally = { ...settled, matched: 6, states: { ...states, pending: 1 } }

interface World {
  readonly tally?: Tally
  readonly authorize?: Parameters<typeof eventStatus>[0]['authorize']
  readonly now?: Date
}

const setUp = ({ tally = running, authorize = authorizedAs(), now = noon }: World = {}) => {
  const asked: unknown[] = []
  const parts = {
    authorize,
    config: { publicBaseUrl: 'https://triggers.contoso.example' },
    deliveries: {
      tally: (key: unknown) => {
        asked.push(key)
        return Promise.resolve(tally)
      },
    },
    events: {
      get: (scope: string, eventId: string) =>
        Promise.resolve(scope === tenant && eventId === event.id ? event : undefined),
    },
    now: () => now,
  }
  const run = (eventId = event.id, facts: RequestFacts = {}) =>
    callFunction(eventStatus, parts, { method: 'GET', params: { eventId }, ...facts })
  return { asked, run }
}

const account = {
  eventId: event.id,
  eventType: 'instore',
  firedAt: noon.toISOString(),
  status: 'settled',
  matched: 5,
  ...states,
}

test('a settled event is 200 with its account', async () => {
  const { asked, run } = setUp({ tally: settled })
  const { status, headers, json, lines } = await run()
  assert.equal(status, 200)
  assert.deepEqual(json, account)
  assert.deepEqual([headers.location, headers['retry-after']], [undefined, undefined])
  assert.deepEqual(asked, [{ scope: tenant, eventId: event.id }])
  assert.deepEqual(lines, [])
})

test('an event of which something is pending is 202, with where and when to look again', async () => {
  const { status, headers, json } = await setUp().run()
  assert.equal(status, 202)
  assert.deepEqual(json, { ...account, status: 'running', matched: 6, pending: 1 })
  assert.equal(headers.location, `https://triggers.contoso.example/fire/status/${event.id}`)
})

test('an event that has not been fanned out is running, though nothing is pending', async () => {
  const tally = { ...settled, chunks: undefined, recorded: new Set<number>() }
  assert.equal((await setUp({ tally }).run()).status, 202)
})

for (const [seconds, retryAfter] of [
  [-5, '1'],
  [0, '1'],
  [45, '5'],
  [300, '30'],
  [86_400, '60'],
] as const) {
  test(`${seconds} s after an event was fired, it is worth looking again in ${retryAfter} s`, async () => {
    const { headers } = await setUp({ now: secondsAfterNoon(seconds) }).run()
    assert.equal(headers['retry-after'], retryAfter)
  })
}

test('with a key, where to look again says whom the event is for', async () => {
  const headers = { authorization: `Bearer ${token}`, 'x-api-key': 'a-key' }
  const { headers: answered } = await setUp().run(event.id, { headers })
  assert.match(answered.location ?? '', new RegExp(`/${event.id}\\?tenant=${tenant}$`))
})

test('an event that was never fired is 404', async () => {
  const { asked, run } = setUp()
  assertRefused(await run('instore-0000000000bbbbbbbbbbbbbbbb'), 404, 'unknown-event')
  assert.deepEqual(asked, [])
})

test('an event that was fired for another tenant is 404', async () => {
  const { run } = setUp({ authorize: authorizedAs({ tenantId: tenantNumber(2) }) })
  assertRefused(await run(), 404, 'unknown-event')
})

test('a key that is not for the event’s type is not told its account', async () => {
  const { asked, run } = setUp({ authorize: authorizedAs({ eventTypes: ['stock'] }) })
  assertRefused(await run(), 403, 'event-type-not-allowed')
  assert.deepEqual(asked, [])
})

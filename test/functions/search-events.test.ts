import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchEvents } from '../../src/functions/search-events.js'
import { tally } from '../../src/delivery-store/tally.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { newEvent, noon, subscriptionNumber, tenant } from '../support/deliveries.js'

const operator = { roles: ['Events.Operate'] }
const event = newEvent()

const run = async (query = '', caller: Parameters<typeof authorizedAs>[0] = operator) => {
  const asked: unknown[] = []
  const answer = await callFunction(
    searchEvents,
    {
      authorize: authorizedAs(caller),
      catalogue: catalogueOf('instore', 'stock'),
      now: () => noon,
      search: {
        events: (...given) => {
          asked.push(given)
          return Promise.resolve({ events: [{ event, tally: tally([]) }], next: 'abc' })
        },
      },
    },
    { method: 'GET', url: `https://triggers.contoso.example/events${query}` },
  )
  return { ...answer, asked }
}

test('an operator finds the tenant’s events and those for all; the cursor goes on with the same query only', async () => {
  const { status, json, asked } = await run()
  assert.equal(status, 200)
  const { events, cursor } = json as { events: object[]; cursor: string }
  const { id: eventId, correlationId } = event
  assert.deepEqual(events, [
    {
      ...{ eventId, eventType: 'instore', scope: 'tenant', firedAt: noon.toISOString() },
      ...{ correlationId, status: 'running', matched: 0, delivered: 0, pending: 0 },
      ...{ parked: 0, deadLettered: 0, retired: 0 },
    },
  ])
  assert.deepEqual(asked, [[{ scopes: [tenant, 'all'], tenantId: tenant }, 50, undefined]])
  assert.deepEqual((await run(`?cursor=${cursor}&limit=7`)).asked, [
    [{ scopes: [tenant, 'all'], tenantId: tenant }, 7, 'abc'],
  ])
  assertRefused(await run(`?cursor=${cursor}&scope=all`), 400, 'cursor-invalid')
})

test('a publisher finds its own, of the event types of its key', async () => {
  const own = { scopes: [tenant] }
  assert.deepEqual((await run('', {})).asked, [[own, 50, undefined]])
  const limited = { eventTypes: ['stock'] }
  assert.deepEqual((await run('', limited)).asked, [
    [{ ...own, eventTypes: ['stock'] }, 50, undefined],
  ])
  assertRefused(await run('?eventType=instore', limited), 403, 'event-type-not-allowed')
})

test('what is asked for is read from the query', async () => {
  const [[search] = []] = (await run('?eventType=STOCK&from=2026-03-01&until=2026-03-02&scope=all'))
    .asked as unknown[][]
  assert.deepEqual(search, {
    ...{ scopes: ['all'], tenantId: tenant, eventTypes: ['stock'] },
    ...{ from: new Date('2026-03-01'), until: new Date('2026-03-02') },
  })
  const trackingId = `${event.id}.${subscriptionNumber(1).slice('instore-'.length)}`
  for (const query of [`?id=${event.id}`, `?trackingId=${trackingId}`]) {
    const [[found] = []] = (await run(query)).asked as { id?: string }[][]
    assert.equal(found?.id, event.id)
  }
})

for (const query of [
  ...['?scope=mine', '?id=x', '?trackingId=x', '?limit=201', '?from=now', '?subscription=x'],
  `?id=${event.id}&trackingId=x`,
])
  test(`${query} is refused`, async () => {
    const answer = await run(query)
    assertRefused(answer, 400, 'query-invalid')
    assert.deepEqual(answer.asked, [])
  })

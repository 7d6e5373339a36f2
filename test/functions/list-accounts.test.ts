import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listAccounts } from '../../src/functions/list-accounts.js'
import { noAccounts, type AccountSum } from '../../src/operations/account-sum.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { stream } from '../support/gather.js'

const partition = { scope: tenant, eventType: 'stock' }

/** A piece of so many events, each with one delivery that arrived. */
const piece = (events: number, eventId: string, wrong: AccountSum['wrong'] = []) => ({
  partition,
  sum: { ...noAccounts, events, settled: events, matched: events, delivered: events, wrong },
  position: { partition, eventId },
})

const pieces = [piece(2, 'stock-2'), piece(2, 'stock-4'), piece(1, 'stock-5')]

const run = async (query = '', { tenantId = tenant, now = noon, found = pieces } = {}) => {
  const asked: unknown[] = []
  const answer = await callFunction(
    listAccounts,
    {
      authorize: authorizedAs({ tenantId }),
      catalogue: catalogueOf('stock'),
      checkAccounts: (...given) => {
        asked.push(given)
        return stream(found)
      },
      now: () => now,
    },
    { method: 'GET', url: `https://triggers.contoso.example/accounts${query}` },
  )
  return { ...answer, asked }
}

const cursorOf = ({ json }: { readonly json: unknown }) =>
  String((json as { cursor?: unknown }).cursor)

test('the accounts of all the tenant’s events are summed up; at the end there is no cursor', async () => {
  const { status, json, asked, lines } = await run()
  assert.equal(status, 200)
  assert.deepEqual(json, { ...noAccounts, events: 5, settled: 5, matched: 5, delivered: 5 })
  assert.deepEqual(asked, [[{ until: noon, tenantId: tenant }, 500, undefined]])
  assert.deepEqual(lines, [])
})

test('where there are no events, nothing is summed up', async () => {
  assert.deepEqual((await run('', { found: [] })).json, noAccounts)
})

test('an account that does not add up is named', async () => {
  const { events: _e, settled: _s, running: _r, wrong: _w, unrecorded: _u, ...none } = noAccounts
  const wrong = [{ eventId: 'stock-2', ...none, matched: 1 }]
  const { json } = await run('', { found: [piece(2, 'stock-2', wrong)] })
  assert.deepEqual((json as AccountSum).wrong, wrong)
})

test('what to account for is narrowed down by event type and time', async () => {
  const { asked } = await run('?eventType=STOCK&from=2026-03-01&until=2026-03-02&limit=3')
  const query = {
    until: new Date('2026-03-02'),
    from: new Date('2026-03-01'),
    eventType: 'stock',
    tenantId: tenant,
  }
  assert.deepEqual(asked, [[query, 3, undefined]])
})

test('a call ends with the piece that reaches its limit, and its cursor goes on right after it', async () => {
  const first = await run('?limit=3')
  const { cursor: _, ...sum } = first.json as AccountSum & { cursor: string }
  assert.deepEqual(sum, { ...noAccounts, events: 4, settled: 4, matched: 4, delivered: 4 })

  const second = await run(`?limit=3&cursor=${cursorOf(first)}`, { now: secondsAfterNoon(60) })
  const position = { partition, eventId: 'stock-4' }
  assert.deepEqual(second.asked, [[{ until: noon, tenantId: tenant }, 3, position]])
  // The same pieces again, still as of when the first call was made.
  assert.equal(cursorOf(second), cursorOf(first))
})

test('a cursor does not lead into another tenant’s accounts', async () => {
  const cursor = cursorOf(await run('?limit=3'))
  const answer = await run(`?cursor=${cursor}`, { tenantId: tenantNumber(2) })
  assertRefused(answer, 400, 'cursor-invalid')
  assert.deepEqual(answer.asked, [])
})

for (const query of [
  '?limit=0',
  '?limit=501',
  '?from=yesterday',
  '?from=2026-02-30',
  '?until=2025-02-29T12:00Z',
  '?until=2026-13-01',
]) {
  test(`${query} is refused`, async () => {
    assertRefused(await run(query), 400, 'query-invalid')
  })
}

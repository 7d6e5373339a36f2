import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presentDeadLetter } from '../../src/delivery-store/dead-letters/present-dead-letter.js'
import type { Delivery } from '../../src/delivery-store/delivery.js'
import type { SearchPosition } from '../../src/delivery-store/dead-letters/search-position.js'
import { listDeadLetters } from '../../src/functions/list-dead-letters.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { deadAtOnce, newKey } from '../support/dead-letters.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { keptSubscription } from '../support/subscriptions.js'

const flowId = '5f1d1e4c-0000-4000-8000-00000000000a'
const flowUrl = `https://make.powerautomate.com/environments/env/flows/${flowId}/details`

const dead = deadAtOnce(1, newKey())
const kept = keptSubscription(1, {
  callbackUrl: 'https://prod-1.westeurope.logic.azure.com/workflows/1/run?sig=secret',
  context: { platform: 'Power Automate', environmentId: 'env', workflowName: flowId },
})
const next: SearchPosition = { range: { scope: tenant, eventType: 'stock' } }

interface World {
  readonly next?: SearchPosition
  readonly tenantId?: string
  readonly now?: Date
  readonly found?: readonly Delivery[]
}

const run = async (
  query: string,
  { tenantId = tenant, now = noon, found = [dead], ...piece }: World = {},
) => {
  const asked: unknown[] = []
  const reads: string[][] = []
  const answer = await callFunction(
    listDeadLetters,
    {
      authorize: authorizedAs({ tenantId }),
      catalogue: catalogueOf('stock'),
      deadLetters: {
        find: (...given) => {
          asked.push(given)
          return Promise.resolve({ deadLetters: found.map((delivery) => ({ delivery })), ...piece })
        },
      },
      now: () => now,
      subscriptions: {
        current: (of, id) => {
          reads.push([of, id])
          return Promise.resolve(id === kept.id ? kept : undefined)
        },
      },
    },
    { method: 'GET', url: `https://triggers.contoso.example/dead-letters${query}` },
  )
  return { ...answer, asked, reads }
}

const cursorOf = ({ json }: { readonly json: unknown }) =>
  String((json as { cursor?: unknown }).cursor)

test('the tenant’s dead letters are listed as an operator is shown them; without more, no cursor', async () => {
  const { status, json, asked, lines } = await run('')
  assert.equal(status, 200)
  assert.deepEqual(json, { deadLetters: [presentDeadLetter(dead, kept)] })
  assert.deepEqual(asked, [[{ tenantId: tenant }, { asOf: noon }, 100]])
  assert.deepEqual(lines, [])
})

test('each names its flow and links to it; nobody is named where the flow is gone, and each flow is read once', async () => {
  const gone = deadAtOnce(2, newKey())
  const { json, reads } = await run('', { found: [dead, deadAtOnce(1, newKey(2)), gone] })
  const { deadLetters } = json as { deadLetters: Record<string, unknown>[] }
  assert.deepEqual(
    deadLetters.map(({ flowName, flowUrl, oid }) => [flowName, flowUrl, oid]),
    [...Array.from({ length: 2 }, () => [flowId, flowUrl, 'alix']), [null, null, null]],
  )
  assert.deepEqual(reads, [
    [tenant, kept.id],
    [tenant, gone.subscriptionId],
  ])
})

test('they are narrowed down by what the query says', async () => {
  const { asked } = await run('?eventType=STOCK&reason=too-large&from=2026-03-01&limit=500')
  const query = { eventType: 'stock', reason: 'too-large', from: new Date('2026-03-01') }
  assert.deepEqual(asked, [[{ tenantId: tenant, ...query }, { asOf: noon }, 500]])
})

test('an event type that left the catalogue is still found by its name', async () => {
  const { asked } = await run('?eventType=Gone')
  assert.deepEqual(asked, [[{ tenantId: tenant, eventType: 'gone' }, { asOf: noon }, 100]])
})

test('a cursor leads from piece to piece, all as of when the first was asked for', async () => {
  const cursor = cursorOf(await run('?reason=too-large', { next }))
  const later = { next, now: secondsAfterNoon(60) }
  const second = await run(`?reason=too-large&cursor=${cursor}`, later)
  const from = { asOf: noon, position: next }
  assert.deepEqual(second.asked, [[{ tenantId: tenant, reason: 'too-large' }, from, 100]])
  assert.equal(cursorOf(second), cursor)
})

test('a cursor does not lead into another tenant’s dead letters, nor to another query’s', async () => {
  const cursor = cursorOf(await run('', { next }))
  for (const answer of [
    await run(`?cursor=${cursor}`, { tenantId: tenantNumber(2) }),
    await run(`?reason=too-large&cursor=${cursor}`),
  ]) {
    assertRefused(answer, 400, 'cursor-invalid')
    assert.deepEqual(answer.asked, [])
  }
})

for (const query of [
  '?limit=0',
  '?limit=501',
  '?limit=x',
  '?from=yesterday',
  '?from=2026-02-30',
  '?until=2026-02-28T24:00:01Z',
  '?subscriptionId=x',
  '?until=1970-01-01',
  '?until=0001-01-01',
  '?until=1969-12-31T23:59:59Z&from=0001-01-01',
  '?eventType=%00',
  "?eventType='",
  '?eventType=a:b',
  '?eventType=%E2%82%AC',
]) {
  test(`${query} is refused`, async () => {
    const answer = await run(query)
    assertRefused(answer, 400, 'query-invalid')
    assert.deepEqual(answer.asked, [])
  })
}

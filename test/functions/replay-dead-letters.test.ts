import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SearchPosition } from '../../src/delivery-store/dead-letters/search-position.js'
import { replayDeadLetters } from '../../src/functions/replay-dead-letters.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { deadAtOnce, newKey } from '../support/dead-letters.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'

const found = [1, 2, 3].map((number) => ({ delivery: deadAtOnce(number, newKey()) }))
const next: SearchPosition = { range: { scope: tenant, eventType: 'stock' } }

interface World {
  readonly next?: SearchPosition
  readonly tenantId?: string
  readonly now?: Date
}

const run = async (body: unknown, { tenantId = tenant, now = noon, ...piece }: World = {}) => {
  const asked: unknown[] = []
  const answer = await callFunction(
    replayDeadLetters,
    {
      authorize: authorizedAs({ tenantId }),
      catalogue: catalogueOf('stock'),
      deadLetters: {
        find: (...given) => {
          asked.push(['find', ...given])
          return Promise.resolve({ deadLetters: found, ...piece })
        },
        replayAll: (query, from, limit, log) => {
          asked.push(['replay', query, from, limit])
          log('deliveries.replayed', { replayed: 2 })
          return Promise.resolve({ replayed: 2, disabled: 1, ...piece })
        },
      },
      now: () => now,
    },
    { body: typeof body === 'string' ? body : JSON.stringify(body) },
  )
  return { ...answer, asked }
}

const cursorOf = ({ json }: { readonly json: unknown }) => (json as { cursor?: unknown }).cursor

test('what the criteria name is replayed, at most 500 with a call, and counted', async () => {
  const { status, json, asked, lines } = await run({ eventType: 'STOCK', reason: 'too-large' })
  assert.equal(status, 200)
  assert.deepEqual(json, { replayed: 2, disabled: 1 })
  const query = { tenantId: tenant, eventType: 'stock', reason: 'too-large' }
  assert.deepEqual(asked, [['replay', query, { asOf: noon }, 500]])
  assert.deepEqual(lines, [{ event: 'deliveries.replayed', replayed: 2 }])
})

test('a dry run counts, at most 5000 with a call, and replays nothing', async () => {
  const { json, asked, lines } = await run({ all: true, dryRun: true })
  assert.deepEqual(json, { matched: 3 })
  assert.deepEqual(asked, [['find', { tenantId: tenant }, { asOf: noon }, 5000]])
  assert.deepEqual(lines, [])
})

for (const dryRun of [false, true]) {
  test(`a cursor leads from piece to piece of a ${dryRun ? 'dry' : 'real'} run, as of its start`, async () => {
    const order = { reason: 'too-large', dryRun }
    const cursor = cursorOf(await run(order, { next }))
    assert.equal(typeof cursor, 'string')
    const second = await run({ ...order, cursor }, { next, now: secondsAfterNoon(60) })
    const [[, , from] = []] = second.asked as unknown[][]
    assert.deepEqual(from, { asOf: noon, position: next })
    assert.equal(cursorOf(second), cursor)
  })
}

test('a dry run’s cursor does not start a real one in its middle, nor one in another tenant', async () => {
  const cursor = cursorOf(await run({ all: true, dryRun: true }, { next }))
  for (const answer of [
    await run({ all: true, cursor }),
    await run({ all: true, dryRun: true, cursor }, { tenantId: tenantNumber(2) }),
  ]) {
    assertRefused(answer, 400, 'cursor-invalid')
    assert.deepEqual(answer.asked, [])
  }
})

for (const [what, body, status, code] of [
  ['a body that is no JSON', 'replay them', 400, 'body-not-json'],
  ['a body without a criterion', {}, 400, 'query-invalid'],
  ['a criterion that is misspelt', { all: true, reasons: 'x' }, 400, 'query-invalid'],
  ['a body of more than 16 KiB', { reason: 'x'.repeat(16_384) }, 413, 'payload-too-large'],
] as const) {
  test(`${what} is refused, and nothing is replayed`, async () => {
    const answer = await run(body)
    assertRefused(answer, status, code)
    assert.deepEqual(answer.asked, [])
  })
}

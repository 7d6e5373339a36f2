import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchPositions } from '../../src/delivery-store/dead-letters/search-position.js'
import { accountPositions } from '../../src/operations/check-accounts.js'
import { readPageCursor, writePageCursor } from '../../src/operations/page-cursor.js'
import { noon, secondsAfterNoon, tenant } from '../support/deliveries.js'
import { refusal } from '../support/refusal.js'

const query = { tenantId: tenant, eventType: 'instore' }
const now = secondsAfterNoon(60)

const searched = {
  range: { scope: 'all', eventType: 'instore' },
  after: { eventId: 'instore-1', rowKey: 'chunk:0000000', passed: 3 },
  token: 't',
}
const accounted = { partition: { scope: 'all', eventType: 'instore' }, eventId: 'instore-1' }

// As version 0.1.0 wrote them.
const searchCursor =
  'eyJvZiI6Im5PNEdlX1pRcWdPb29UY28iLCJhc09mIjoiMjAyNi0wMy0wMlQxMjowMDowMC4wMDBaIiwicGxhY2UiOnsibGFuZSI6eyJzY29wZSI6ImFsbCIsImV2ZW50VHlwZSI6Imluc3RvcmUifSwiYWZ0ZXIiOnsiZXZlbnRJZCI6Imluc3RvcmUtMSIsInJvd0tleSI6ImNodW5rOjAwMDAwMDAiLCJwYXNzZWQiOjN9LCJ0b2tlbiI6InQifX0'
const accountCursor =
  'eyJvZiI6Im5PNEdlX1pRcWdPb29UY28iLCJhc09mIjoiMjAyNi0wMy0wMlQxMjowMDowMC4wMDBaIiwicGxhY2UiOnsicGFydGl0aW9uIjp7InNjb3BlIjoiYWxsIiwiZXZlbnRUeXBlIjoiaW5zdG9yZSJ9LCJldmVudElkIjoiaW5zdG9yZS0xIn19'

test('a cursor of a search goes on where it was, and is written as it always was', () => {
  const state = { asOf: noon, position: searched }
  assert.deepEqual(readPageCursor(query, searchCursor, searchPositions, now), state)
  assert.equal(writePageCursor(query, state, searchPositions), searchCursor)
})

test('a cursor of a check of accounts goes on where it was, and is written as it always was', () => {
  const state = { asOf: noon, position: accounted }
  assert.deepEqual(readPageCursor(query, accountCursor, accountPositions, now), state)
  assert.equal(writePageCursor(query, state, accountPositions), accountCursor)
})

test('without a cursor a run begins now', () => {
  assert.deepEqual(readPageCursor(query, undefined, searchPositions, now), { asOf: now })
})

const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const parts = JSON.parse(Buffer.from(searchCursor, 'base64url').toString()) as Record<
  string,
  unknown
>

const refused: [name: string, cursor: string][] = [
  ['no base64', '%'],
  ['no JSON', Buffer.from('x').toString('base64url')],
  ['no object', written(5)],
  ['of another query', written({ ...parts, of: 'another' })],
  ['without a time', written({ ...parts, asOf: 'once' })],
  ['with a day that is none', written({ ...parts, asOf: '2026-02-30T12:00:00.000Z' })],
  ['without a position', written({ ...parts, place: undefined })],
  ['of another kind of run', accountCursor],
  ['with a position that is none', written({ ...parts, place: { lane: { scope: 'all' } } })],
  [
    'with a row that is none',
    written({
      ...parts,
      place: { ...(parts.place as object), after: { ...searched.after, passed: 1.5 } },
    }),
  ],
]

const placed = (place: object) => written({ ...parts, place })

/** What storage would choke on, or what could never be a key of ours. */
const noTexts = ['\ud800', '\u0000', 'é', 'x'.repeat(3000), 5]

for (const text of noTexts)
  refused.push(
    [
      `of a scope that is ${JSON.stringify(text).slice(0, 20)}`,
      placed({ lane: { scope: text, eventType: 'instore' } }),
    ],
    [
      `of a type that is ${JSON.stringify(text).slice(0, 20)}`,
      placed({ lane: { scope: 'all', eventType: text } }),
    ],
    [
      `of a row that is ${JSON.stringify(text).slice(0, 20)}`,
      placed({ ...(parts.place as object), after: { ...searched.after, rowKey: text } }),
    ],
    [
      `of an event that is ${JSON.stringify(text).slice(0, 20)}`,
      placed({ ...(parts.place as object), after: { ...searched.after, eventId: text } }),
    ],
    [
      `with a token that is ${JSON.stringify(text).slice(0, 20)}`,
      placed({ ...(parts.place as object), token: text }),
    ],
  )

test('a cursor of a check of accounts that names what cannot be stored is refused', async () => {
  for (const text of noTexts)
    for (const place of [
      { ...accounted, eventId: text },
      { ...accounted, partition: { scope: text, eventType: 'instore' } },
      { ...accounted, partition: { scope: 'all', eventType: text } },
    ]) {
      const reading = Promise.resolve().then(() =>
        readPageCursor(query, placed(place), accountPositions, now),
      )
      await refusal(reading, 'cursor-invalid', 400)
    }
})

for (const [name, cursor] of refused) {
  test(`a cursor that is ${name} is refused`, async () => {
    const reading = Promise.resolve().then(() =>
      readPageCursor(query, cursor, searchPositions, now),
    )
    await refusal(reading, 'cursor-invalid', 400)
  })
}

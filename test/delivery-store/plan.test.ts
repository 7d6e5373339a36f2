import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  chunkNumbers,
  firstLegs,
  legAfter,
  ranges,
  type PlanLeg,
} from '../../src/delivery-store/plan-leg.js'
import { chunksOf, partOf } from '../../src/delivery-store/plan.js'
import { usualSizes } from '../../src/storage/sizes.js'
import { toLeg, toLegRow, toPlan, toPlanRow } from '../../src/delivery-store/plan-row.js'
import { tenantNumber } from '../support/deliveries.js'

test('chunks are numbered through all tenants of a plan, each slice once', () => {
  const chunks = chunksOf({
    parts: [
      { tenantId: 'a', slices: 2 },
      { tenantId: 'b', slices: 1 },
    ],
  })
  assert.deepEqual(chunks, [
    { number: 0, chunks: 3, tenantId: 'a', slice: 0, slices: 2 },
    { number: 1, chunks: 3, tenantId: 'a', slice: 1, slices: 2 },
    { number: 2, chunks: 3, tenantId: 'b', slice: 0, slices: 1 },
  ])
})

test('a plan without parts has no chunks', () => {
  assert.deepEqual(chunksOf({ parts: [] }), [])
})

test('a plan of very many tenants comes back from its row as it was, in pieces that a table can hold', () => {
  const plan = {
    parts: Array.from({ length: 2000 }, (_, i) => ({
      tenantId: tenantNumber(i),
      slices: 1 + (i % 3),
    })),
  }
  const row = toPlanRow('all', 'instore-1', plan)
  assert.equal(row.partitionKey, 'all:instore-1')
  assert.equal(row.chunks, chunksOf(plan).length)
  assert.ok(Object.values(row).every((value) => String(value).length <= 32_768))
  assert.deepEqual(toPlan(row), plan)
})

test('a chunk says how many subscriptions it was planned for', () => {
  const parts = [partOf('a', 7), partOf('b', 1000), partOf('c', 1001)]
  assert.deepEqual(
    chunksOf({ parts }).map(({ tenantId, slices, expected }) => [tenantId, slices, expected]),
    [
      ['a', 1, 7],
      ['b', 1, 1000],
      ['c', 2, 501],
      ['c', 2, 501],
    ],
  )
  const million = partOf('d', 1_000_000)
  assert.equal(million.slices, 1_000_000 / usualSizes.slice)
})

test('a plan of before, whose parts do not say how many subscriptions there were, is read as it is', () => {
  const row = {
    ...{ partitionKey: 'all:instore-1', rowKey: 'plan', chunks: 3 },
    parts0: '[["a",2],["b",1]]',
  }
  const parts = [
    { tenantId: 'a', slices: 2 },
    { tenantId: 'b', slices: 1 },
  ]
  assert.deepEqual(toPlan(row), { parts })
  assert.ok(chunksOf({ parts }).every((chunk) => !('expected' in chunk)))
})

test('a plan in ranges, and its legs, come back from their rows as they were', () => {
  const row = toPlanRow('all', 'instore-1', { parts: [], ranges })
  assert.deepEqual(toPlan(row), { parts: [], ranges })
  const leg: PlanLeg = { number: 19, parts: [partOf('3a', 1200)], next: '3b:instore' }
  for (const each of [leg, { number: 3, parts: [] }])
    assert.deepEqual(toLeg(toLegRow('all', 'instore-1', each)), each)
})

test('a plan in ranges is never settled for an app that does not know them', () => {
  assert.ok(toPlanRow('all', 'instore-1', { parts: [], ranges }).chunks > 1e9)
})

test('ranges hold every key of a partition exactly once', () => {
  for (const key of [
    '',
    '0:a',
    '7e4a47ed-0000:instore',
    '9',
    'a',
    'AB',
    'fffe:z',
    'organisation:x',
  ])
    assert.equal(firstLegs.filter(({ from, before }) => key >= from && key < before).length, 1, key)
})

test('the legs of all ranges have numbers of their own, and so have their chunks', () => {
  const [, , , third] = firstLegs
  assert.ok(third)
  const next = legAfter({ number: 3, parts: [], next: '3b' }, third)
  assert.deepEqual(next, { number: 3 + ranges, from: '3b', before: '4' })
  assert.equal(legAfter({ number: 3, parts: [] }, third), undefined)
  assert.equal(chunkNumbers(18).last + 1, chunkNumbers(19).first)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chunksOf } from '../../src/delivery-store/plan.js'
import { toPlan, toPlanRow } from '../../src/delivery-store/plan-row.js'
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

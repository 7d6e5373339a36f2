import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  chunkKey,
  chunkNumber,
  toChunkRow,
  toDeliveries,
} from '../../src/delivery-store/chunk-row.js'
import type { Delivery } from '../../src/delivery-store/delivery.js'
import { toDelivery, toDeliveryRow } from '../../src/delivery-store/delivery-row.js'
import { pageSize } from '../../src/storage/table-query.js'
import {
  failedOnce,
  newAttempt,
  newDelivery,
  noAnswer,
  noon,
  secondsAfterNoon,
  tenant,
} from '../support/deliveries.js'

const record = (deliveries: readonly Delivery[]) =>
  toChunkRow({
    scope: 'all',
    eventId: deliveries[0]?.eventId ?? 'instore-1',
    chunk: { number: 7, chunks: 9, tenantId: tenant },
    deliveries,
  })

const inChunk = (delivery: Delivery): Delivery => ({
  ...delivery,
  scope: 'all',
  chunk: 7,
  firstState: delivery.state,
})

const oneOfEach: readonly Delivery[] = [
  newDelivery(1, { state: 'delivered', attempts: [newAttempt({ runId: '08584-CU12' })] }),
  failedOnce(2),
  newDelivery(3, {
    state: 'parked',
    reason: 'flow-off',
    dueAt: secondsAfterNoon(900),
    attempts: [newAttempt({ status: 400, flowCode: 'WorkflowTriggerIsNotEnabled' })],
  }),
  newDelivery(4, {
    state: 'deadLettered',
    reason: 'refused',
    attempts: [newAttempt({ status: 400 })],
  }),
  newDelivery(5, { state: 'retired', reason: 'gone', attempts: [newAttempt({ status: 410 })] }),
  newDelivery(6, {
    state: 'pending',
    reason: 'no-answer',
    dueAt: secondsAfterNoon(10),
    attempts: [noAnswer('ECONNREFUSED')],
  }),
].map(inChunk)

test('the deliveries of a chunk come back from its row as they were', () => {
  const row = record(oneOfEach)
  assert.deepEqual(toDeliveries(row), oneOfEach)
  assert.equal(row.matched, 6)
  assert.deepEqual(
    [row.delivered, row.pending, row.parked, row.deadLettered, row.retired],
    [1, 2, 1, 1, 1],
  )
})

test('a chunk that found nobody comes back empty', () => {
  assert.deepEqual(toDeliveries(record([])), [])
})

test('a chunk of 1,500 deliveries comes back whole, from pieces that a table can hold', () => {
  const deliveries = Array.from({ length: 1500 }, (_, i) =>
    inChunk(
      i % 3 === 0
        ? failedOnce(i)
        : newDelivery(i, { state: 'delivered', attempts: [newAttempt()] }),
    ),
  )
  const row = record(deliveries)
  const texts = Object.values(row).filter((value) => typeof value === 'string')
  assert.ok(texts.length > 5)
  assert.ok(texts.every((text) => text.length <= 32_768))
  assert.ok(texts.reduce((sum, text) => sum + text.length * 2, 0) < 1_000_000)
  assert.deepEqual(toDeliveries(row), deliveries)
})

test('a tenth more than a page of deliveries that say as much as any answer can make them say fits a table row', () => {
  const attempt = newAttempt({
    milliseconds: 10_000,
    status: 400,
    retryAfter: 21_600,
    runId: 'r'.repeat(80),
    flowCode: 'c'.repeat(80),
    flowState: 's'.repeat(40),
  })
  const wordy = { state: 'deadLettered', reason: 'x'.repeat(32), dueAt: noon } as const
  const deliveries = Array.from({ length: pageSize * 1.1 }, (_, i) =>
    inChunk(newDelivery(i, { ...wordy, attempts: [attempt] })),
  )
  const row = Object.entries(record(deliveries))
  // 1 MiB is the most; names and texts are UTF-16, and each property takes some bytes more:
  // https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
  const bytes = row.reduce(
    (sum, [name, value]) => sum + 8 + 2 * (name.length + String(value).length),
    4,
  )
  assert.ok(bytes > 900_000 && bytes < 1024 * 1024, `${bytes} bytes`)
})

test('chunks sort by number, and only their keys name one', () => {
  assert.ok(chunkKey(9) < chunkKey(10))
  assert.equal(chunkNumber(chunkKey(1234)), 1234)
  assert.equal(chunkNumber('plan'), undefined)
  assert.equal(chunkNumber('delivery:instore-1'), undefined)
})

test('a delivery comes back from its row as it was, with each attempt', () => {
  const delivery = failedOnce(1, {
    scope: 'all',
    chunk: 3,
    attempts: [
      newAttempt({ status: 503, retryAfter: 3 }),
      noAnswer('timeout'),
      newAttempt({ at: secondsAfterNoon(60), status: 400, flowCode: 'X', flowState: 'Y' }),
    ],
  })
  assert.deepEqual(toDelivery(toDeliveryRow(delivery)), delivery)
})

test('a delivery without a reason or a due time has neither after it comes back', () => {
  const delivery = newDelivery(1, { state: 'delivered', attempts: [newAttempt({ at: noon })] })
  assert.deepEqual(toDelivery(toDeliveryRow(delivery)), delivery)
  const { reason, dueAt, ...row } = toDeliveryRow(delivery)
  assert.deepEqual([reason, dueAt], [undefined, undefined])
  assert.deepEqual(toDelivery(row), delivery)
})

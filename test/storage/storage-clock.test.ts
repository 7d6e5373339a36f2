import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TableClient } from '@azure/data-tables'
import { correctedOffset, storageClock } from '../../src/storage/storage-clock.js'
import { startStorage } from '../support/storage.js'

const second = Date.UTC(2026, 0, 1)
const minute = 60_000

/** A request whose sender's clock is so far ahead of storage's, and which storage answers within that second. */
const readingBy = (ahead: number, tookMs: number) => ({
  second,
  sent: second + 300 + ahead,
  answered: second + 300 + tookMs + ahead,
})

test('a clock that may be right is left as it is', () => {
  for (const ahead of [-250, 0, 250]) assert.equal(correctedOffset(0, readingBy(ahead, 40)), 0)
})

for (const ahead of [minute, -minute, 365 * 24 * 60 * minute])
  test(`a clock that is ${ahead} ms ahead is put right to a second and a round trip, and stays so`, () => {
    const offset = correctedOffset(0, readingBy(ahead, 40))
    assert.ok(Math.abs(offset + ahead) <= 1040, String(offset))
    assert.equal(correctedOffset(offset, readingBy(ahead, 40)), offset)
    // A slow answer tells less, and spoils nothing.
    assert.equal(correctedOffset(offset, readingBy(ahead, 9000)), offset)
  })

test('a clock that is set while a request is under way learns from the next one', () => {
  const set = { second, sent: second + 300 + minute, answered: second + 340 }
  assert.equal(correctedOffset(-7, set), -7)
  assert.ok(Math.abs(correctedOffset(-minute, readingBy(0, 40))) <= 1040)
})

test('two processes whose clocks are hours apart agree once storage has answered them', async () => {
  const { connectionString, stop } = await startStorage()
  const startClock = async (ahead: number) => {
    const clock = storageClock(() => new Date(Date.now() + ahead))
    const table = clock.heed(
      TableClient.fromConnectionString(connectionString, 'clock', {
        allowInsecureConnection: true,
      }),
    )
    await table.createTable()
    // A transaction goes by a way of its own through the SDK.
    await table.submitTransaction([
      ['create', { partitionKey: 'p', rowKey: `r${Math.abs(ahead)}` }],
    ])
    return clock
  }
  try {
    const [ahead, behind] = [await startClock(2 * 60 * minute), await startClock(-3 * 60 * minute)]
    const apart = ahead.now().getTime() - behind.now().getTime()
    assert.ok(Math.abs(apart) < minute, String(apart))
  } finally {
    await stop()
  }
})

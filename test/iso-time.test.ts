import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseIsoTime } from '../src/iso-time.js'

const times: readonly [text: string, time: string | undefined][] = [
  ['2026-03-02T12:00:00Z', '2026-03-02T12:00:00.000Z'],
  ['2026-03-02T12:00:00.1234567Z', '2026-03-02T12:00:00.123Z'],
  ['2026-03-02T12:00+01:00', '2026-03-02T11:00:00.000Z'],
  ['2026-03-01T00:30+01:00', '2026-02-28T23:30:00.000Z'],
  ['2026-03-02', '2026-03-02T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59-12:00', '+010000-01-01T11:59:59.000Z'],
  ['2026-02-30', undefined],
  ['2025-02-29T12:00Z', undefined],
  ['2026-04-31T12:00+02:00', undefined],
  ['2026-13-01', undefined],
  ['2026-01-00', undefined],
  ['2026-03-02T24:00:01Z', undefined],
  ['2026-03-02T12:60Z', undefined],
  ['2026-03-02T12:00', undefined],
  ['2026-03-02 12:00Z', undefined],
  ['+012026-03-02', undefined],
  ['today', undefined],
  ['', undefined],
]

for (const [text, time] of times) {
  test(`"${text}" ${time === undefined ? 'is no time' : `is ${time}`}`, () => {
    assert.equal(parseIsoTime(text)?.toISOString(), time)
  })
}

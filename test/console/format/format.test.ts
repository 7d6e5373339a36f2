import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFormat } from '../../../console/format/format.js'
import { toIsoTime, toLocalTime } from '../../../console/format/local-time.js'

const at = '2026-03-02T14:05:09.123Z'

test('times and numbers are written as the language has them', () => {
  const [en, fr] = [createFormat('en', 'UTC'), createFormat('fr', 'UTC')]
  assert.match(en.time(at), /Mar 2, 2026, 2:05:09/)
  assert.match(fr.time(at), /2 mars 2026.* 14:05:09/)
  assert.equal(fr.hour(at), '14:05')
  assert.equal(en.number(10_000), '10,000')
})

test('a duration is told in the unit that says it best', () => {
  const { duration } = createFormat('en')
  assert.deepEqual([0, 85, 1500, 90_000, 7_200_000, 200_000_000].map(duration), [
    '0 ms',
    '85 ms',
    '2 sec',
    '2 min',
    '2 hr',
    '2 days',
  ])
  assert.equal(duration(-5), '0 ms')
})

test('a field’s time is in this machine’s zone, and comes back to the minute', () => {
  assert.equal(toIsoTime(toLocalTime('2026-03-02T14:05:00.000Z')), '2026-03-02T14:05:00.000Z')
  assert.deepEqual(
    [toIsoTime(''), toIsoTime('x'), toLocalTime(''), toLocalTime('x')],
    ['', '', '', ''],
  )
})

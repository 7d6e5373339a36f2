import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureTable, markdownTable } from '../../bench/figure-table.js'
import { marks, replaceMarked } from '../../bench/write-results.js'

const figures = {
  accept: { value: 10.736, unit: 'ms', reference: 8.6, ratio: 1.2483, detail: {} },
  throughput_1000: {
    value: 6247,
    unit: 'deliveries/s',
    reference: 23_745,
    ratio: 0.263,
    detail: {},
  },
}

test('figures stand in columns, numbers to the right', () => {
  assert.equal(
    figureTable(figures),
    [
      'Figure           Value  Unit          Reference  Ratio',
      'accept            10.7  ms                  8.6   1.25',
      'throughput_1000  6,247  deliveries/s     23,745  0.263',
    ].join('\n'),
  )
})

test('a document gets them as a table, between its marks only', () => {
  const text = `before ${marks.begin} old ${marks.end} after`
  const replaced = replaceMarked(text, markdownTable(figures))
  assert.match(replaced, /^before <!-- figures -->\n\n\| Figure \| Value/)
  assert.match(replaced, /\| accept \| 10\.7 \| ms \| 8\.6 \| 1\.25 \|\n/)
  assert.match(replaced, /\n\n<!-- end of figures --> after$/)
  assert.doesNotMatch(replaced, /old/)
  assert.equal(replaceMarked(replaced, markdownTable(figures)), replaced)
})

test('a document without marks is left alone', () => {
  assert.throws(() => replaceMarked('nothing', ''), /lacks the marks/)
})

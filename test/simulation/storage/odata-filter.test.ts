import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFilter } from './odata-filter.js'

const row: Readonly<Record<string, unknown>> = {
  PartitionKey: "o'clock",
  RowKey: 'r',
  count: 3,
  isOn: true,
  at: new Date('2026-01-05T12:00:00.000Z'),
}

const cases: readonly [string, boolean][] = [
  [`PartitionKey eq 'o''clock'`, true],
  [`PartitionKey ge 'o' and PartitionKey lt 'o'`, false],
  [`count gt 2 and count le 3`, true],
  [`count gt 3 or isOn eq true`, true],
  [`(count gt 3 or isOn eq true) and RowKey ne 'r'`, false],
  [`at lt datetime'2026-01-05T12:00:00.001Z'`, true],
  [`at lt datetime'2026-01-05T12:00:00.000Z'`, false],
  [`missing eq 'x'`, false],
  [`missing ne 'x'`, false],
  [`count eq '3'`, false],
]

for (const [filter, wanted] of cases)
  test(`${filter} lets a row ${wanted ? 'through' : 'not through'}`, () => {
    assert.equal(
      parseFilter(filter)((name) => row[name]),
      wanted,
    )
  })

import type { AccountSum } from '../../src/operations/account-sum.js'
import { textTable } from '../command-line/text-table.js'

/** Sums by the name of what they are of, for people. */
export const accountTable = (sums: readonly (readonly [string, AccountSum])[]): string =>
  textTable(headings, sums.map(toCells))

const columns = [
  'events',
  'settled',
  'running',
  'matched',
  'delivered',
  'pending',
  'parked',
  'deadLettered',
  'retired',
] as const

const headings = [
  'EVENT TYPE',
  'EVENTS',
  'SETTLED',
  'RUNNING',
  'MATCHED',
  'DELIVERED',
  'PENDING',
  'PARKED',
  'DEAD LETTERS',
  'RETIRED',
  'WRONG',
  'UNRECORDED',
]

const toCells = ([eventType, sum]: readonly [string, AccountSum]): readonly string[] => [
  eventType,
  ...columns.map((column) => String(sum[column])),
  String(sum.wrong.length),
  String(sum.unrecorded.length),
]

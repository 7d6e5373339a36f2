import type { DeadLetterQuery } from '../../src/delivery-store/dead-letters/dead-letter-query.js'
import type { Said } from '../command-line/perform.js'
import { textTable } from '../command-line/text-table.js'
import { searchPositions } from '../../src/delivery-store/dead-letters/search-position.js'
import {
  presentDeadLetter,
  type ShownDeadLetter,
} from '../../src/delivery-store/dead-letters/present-dead-letter.js'
import { readPageCursor, writePageCursor } from '../../src/operations/page-cursor.js'
import { openOperation } from '../operation.js'
import { asUsage } from '../read-filters.js'
import type { Surroundings } from '../surroundings.js'

/** How they are listed. */
export interface ListOptions {
  readonly limit: number
  /** Goes on from there. */
  readonly cursor?: string
  readonly json?: boolean
}

/** Dead letters of a query, the newest events of each scope and type first. */
export const listDeadLetters = async (
  query: DeadLetterQuery,
  { limit, cursor: from, json = false }: ListOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  const run = asUsage(() => readPageCursor(query, from, searchPositions, surroundings.now()))
  const { deadLetters } = openOperation(surroundings)

  const shown: ShownDeadLetter[] = []
  let next = run.position
  do {
    const at = { asOf: run.asOf, ...(next ? { position: next } : {}) }
    const piece = await deadLetters.find(query, at, limit - shown.length)
    shown.push(...piece.deadLetters.map(({ delivery }) => presentDeadLetter(delivery)))
    next = piece.next
  } while (next && shown.length < limit)

  const cursor = next && writePageCursor(query, { ...run, position: next }, searchPositions)
  if (json) {
    const all = { deadLetters: shown, ...(cursor === undefined ? {} : { cursor }) }
    return { result: JSON.stringify(all, undefined, 2) }
  }
  if (shown.length === 0) return { remarks: ['There are no dead letters like that.'] }
  return {
    result: textTable(headings, shown.map(toCells)),
    remarks: cursor === undefined ? [] : [`More may follow: --cursor ${cursor}`],
  }
}

const headings = ['ID', 'TENANT', 'FIRED AT', 'REASON', 'ATTEMPTS', 'LAST']

const toCells = (each: ShownDeadLetter): readonly string[] => [
  each.id,
  each.tenantId,
  each.firedAt.slice(0, 19),
  each.reason ?? '',
  String(each.attempts),
  String(each.lastStatus ?? each.lastError ?? ''),
]

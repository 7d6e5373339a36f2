import type { DeadLetterQuery } from '../../src/delivery-store/dead-letters/dead-letter-query.js'
import type { Said } from '../command-line/perform.js'
import { textTable } from '../command-line/text-table.js'
import { searchPositions } from '../../src/delivery-store/dead-letters/search-position.js'
import type { ShownDeadLetter } from '../../src/delivery-store/dead-letters/present-dead-letter.js'
import { readPageCursor, writePageCursor } from '../../src/operations/page-cursor.js'
import { presentDeadLetters } from '../../src/operations/present-dead-letters.js'
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

/** Dead letters of a query with their flows, the newest events of each scope and type first. */
export const listDeadLetters = async (
  query: DeadLetterQuery,
  { limit, cursor: from, json = false }: ListOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  const run = asUsage(() => readPageCursor(query, from, searchPositions, surroundings.now()))
  const { deadLetters, subscriptions } = openOperation(surroundings)
  const present = presentDeadLetters(subscriptions)

  const shown: ShownDeadLetter[] = []
  let next = run.position
  do {
    const at = { asOf: run.asOf, ...(next ? { position: next } : {}) }
    const piece = await deadLetters.find(query, at, limit - shown.length)
    shown.push(...(await present(piece.deadLetters)))
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

const headings = ['ID', 'TENANT', 'FIRED AT', 'REASON', 'ATTEMPTS', 'LAST', 'FLOW', 'LINK']

const toCells = (each: ShownDeadLetter): readonly string[] => [
  each.id,
  each.tenantId,
  each.firedAt.slice(0, 19),
  each.reason ?? '',
  String(each.attempts),
  String(each.lastStatus ?? each.lastError ?? ''),
  ...[each.flowName ?? '', each.flowUrl ?? ''],
]

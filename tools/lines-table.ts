import { nextPage, type PageState } from '../src/operations/page-cursor.js'
import { presentLine, type ShownLine } from '../src/operations/search/delivery-line.js'
import type { LinePage } from '../src/operations/search/event-deliveries.js'
import { keyPositions } from '../src/operations/search/search-events.js'
import type { Said } from './command-line/perform.js'
import { textTable } from './command-line/text-table.js'

/** How lines are read and told: so many, from where on, and to whom. */
export interface LineOptions {
  readonly limit: number
  readonly cursor?: string
  readonly json?: boolean
}

/** Reads lines piece by piece until there are as many as are wanted, or no more. */
export const readLines = async (
  find: (limit: number, after: string | undefined) => Promise<LinePage>,
  limit: number,
  after: string | undefined,
): Promise<LinePage> => {
  const lines: LinePage['lines'][number][] = []
  let next = after
  do {
    const page = await find(limit - lines.length, next)
    lines.push(...page.lines)
    next = page.next
  } while (next !== undefined && lines.length < limit)
  return { lines, ...(next === undefined ? {} : { next }) }
}

const headings = ['EVENT', 'FIRED AT', 'SUBSCRIPTION', 'STATE', 'REASON', 'ATTEMPTS', 'LAST', 'RUN']

const toCells = (line: ShownLine): readonly string[] => [
  line.eventId,
  line.firedAt.slice(0, 19),
  line.subscriptionId,
  line.state,
  line.reason ?? '',
  String(line.attempts),
  String(line.lastStatus ?? line.lastError ?? ''),
  line.runId ?? '',
]

/** Says lines, and how to go on after them. */
export const sayLines = (
  page: LinePage,
  question: object,
  run: PageState<string>,
  json = false,
): Said => {
  const deliveries = page.lines.map(presentLine)
  const { cursor } = nextPage(question, run, page.next, keyPositions)
  if (json)
    return { result: JSON.stringify({ deliveries, ...(cursor ? { cursor } : {}) }, undefined, 2) }
  const remarks = cursor === undefined ? [] : [`More may follow: --cursor ${cursor}`]
  if (deliveries.length === 0) return { remarks: ['There is nothing like that.', ...remarks] }
  return { result: textTable(headings, deliveries.map(toCells)), remarks }
}

import { rowsPerTransaction } from '../storage/rows-per-transaction.js'
import { eventOf } from './event-rows.js'

/** Some rows of one event, as many as one operation deletes. */
export interface EventPiece {
  readonly eventId: string
  readonly rowKeys: readonly string[]
  /** Whether other rows of the event came before them. */
  readonly isFirst: boolean
  /** Whether they are its last ones. */
  readonly isLast: boolean
}

/** One row of a transaction may be needed for something else. */
const mostRows = rowsPerTransaction - 1

/** Divides rows of events, which come in order of their keys, into pieces. */
export async function* eventPieces(
  rows: AsyncIterable<{ readonly partitionKey?: string; readonly rowKey?: string }>,
): AsyncIterable<EventPiece> {
  let [eventId, rowKeys, isFirst]: [string, string[], boolean] = ['', [], true]
  for await (const { partitionKey = '', rowKey = '' } of rows) {
    const next = eventOf({ partitionKey }).eventId
    const isLast = next !== eventId
    if (rowKeys.length > 0 && (isLast || rowKeys.length === mostRows)) {
      yield { eventId, rowKeys, isFirst, isLast }
      ;[rowKeys, isFirst] = [[], isLast]
    }
    eventId = next
    rowKeys.push(rowKey)
  }
  if (rowKeys.length > 0) yield { eventId, rowKeys, isFirst, isLast: true }
}

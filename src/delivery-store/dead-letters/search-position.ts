import { schemaParser } from '../../schema-parser.js'
import { storedText } from '../../storage/stored-text.js'
import type { PartitionRange } from './partition-ranges.js'

/** How far a search has come: the next one goes on exactly there, whatever has come in meanwhile. */
export interface SearchPosition {
  readonly range: PartitionRange
  /** The row that was looked at last; absent at the start of a range. */
  readonly after?: PassedRow
  /** Where storage said to go on, after a page that held nothing: of the query that starts after that row. */
  readonly token?: string
}

/** A row of an event, and how many of its deliveries have been looked at. */
export interface PassedRow {
  readonly eventId: string
  readonly rowKey: string
  readonly passed: number
}

/** A position as cursors hold it, in which a range is called `lane`: cursors of earlier versions are still under way. */
type Written = Omit<SearchPosition, 'range'> & { readonly lane: PartitionRange }

const parseWritten = schemaParser<Written>({
  type: 'object',
  required: ['lane'],
  properties: {
    lane: {
      type: 'object',
      required: ['scope', 'eventType'],
      properties: { scope: storedText, eventType: storedText },
    },
    after: {
      type: 'object',
      required: ['eventId', 'rowKey', 'passed'],
      properties: { eventId: storedText, rowKey: storedText, passed: { type: 'integer' } },
    },
    token: storedText,
  },
})

/** How positions are written into cursors, and read from them. */
export const searchPositions = {
  write: ({ range: lane, ...rest }: SearchPosition): unknown => ({ lane, ...rest }),
  /** Undefined for what is no position. */
  parse: (value: unknown): SearchPosition | undefined => {
    const written = parseWritten(value)
    if (!written) return undefined
    const { lane: range, ...rest } = written
    return { range, ...rest }
  },
}

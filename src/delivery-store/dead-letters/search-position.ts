import type { PartitionRange } from './partition-ranges.js'

/** How far a search has come: the next one goes on exactly there, whatever has come in meanwhile. */
export interface SearchPosition {
  readonly lane: PartitionRange
  /** The row that was looked at last; absent at the start of a lane. */
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

/** A place that was written down; undefined for anything else. */
export const parseSearchPosition = (value: unknown): SearchPosition | undefined => {
  if (!isRecord(value) || !isRecord(value.lane)) return undefined
  const { lane, after, token } = value
  const isLane = isText(lane.scope) && isText(lane.eventType)
  const isAfter =
    after === undefined ||
    (isRecord(after) &&
      isText(after.eventId) &&
      isText(after.rowKey) &&
      Number.isSafeInteger(after.passed))
  const isToken = token === undefined || isText(token)
  return isLane && isAfter && isToken ? (value as unknown as SearchPosition) : undefined
}

const isText = (value: unknown) => typeof value === 'string'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

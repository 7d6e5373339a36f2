import type { Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import type { DeadLetterQuery } from '../../src/delivery-store/dead-letters/dead-letter-query.js'
import type { SearchRun } from '../../src/delivery-store/dead-letters/find-dead-letters.js'
import { searchPositions } from '../../src/delivery-store/dead-letters/search-position.js'
import { readPageCursor, writePageCursor } from '../../src/operations/page-cursor.js'
import { openOperation } from '../operation.js'
import { asUsage } from '../read-filters.js'
import type { Surroundings } from '../surroundings.js'
import { noLog } from '../no-log.js'

/** More than these are not replayed unless the operator says --yes. */
const manyAre = 1000

const pieceLimit = 500

/** How several are replayed. */
export interface ReplayOptions {
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly json?: boolean
  /** Goes on from there. */
  readonly cursor?: string
}

/** Has all dead letters of a query attempted again, or counts them. */
export const replayDeadLetters = async (
  query: DeadLetterQuery,
  { dryRun = false, yes = false, json = false, cursor }: ReplayOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  const run = asUsage(() => readPageCursor(query, cursor, searchPositions, surroundings.now()))
  const told = (counts: object) => ({
    result: json
      ? JSON.stringify(counts)
      : Object.entries(counts)
          .map(([name, count]) => `${name}: ${String(count)}`)
          .join('\n'),
  })

  if (dryRun || !yes) {
    const matched = await count(query, run, surroundings, dryRun ? Infinity : manyAre)
    if (dryRun) return told({ matched })
    if (matched > manyAre)
      throw new UsageError(`These are more than ${manyAre} dead letters: say --yes to replay them.`)
  }
  return told(await replay(query, run, surroundings))
}

const count = async (
  query: DeadLetterQuery,
  run: SearchRun,
  surroundings: Surroundings,
  most: number,
) => {
  const { deadLetters } = openOperation(surroundings)
  let [matched, next] = [0, run.position]
  do {
    const at = { asOf: run.asOf, ...(next ? { position: next } : {}) }
    const piece = await deadLetters.find(query, at, manyAre)
    matched += piece.deadLetters.length
    next = piece.next
    if (next) surroundings.progress(`${matched} found so far …`)
  } while (next && matched <= most)
  return matched
}

const replay = async (query: DeadLetterQuery, run: SearchRun, surroundings: Surroundings) => {
  const { deadLetters } = openOperation(surroundings)
  let [replayed, disabled, next] = [0, 0, run.position]
  do {
    const at = { asOf: run.asOf, ...(next ? { position: next } : {}) }
    const piece = await deadLetters.replayAll(query, at, pieceLimit, noLog)
    replayed += piece.replayed
    disabled += piece.disabled
    next = piece.next
    if (next)
      surroundings.progress(
        `${replayed} replayed so far; go on from here with --cursor ${writePageCursor(query, { asOf: run.asOf, position: next }, searchPositions)}`,
      )
  } while (next)
  return { replayed, disabled }
}

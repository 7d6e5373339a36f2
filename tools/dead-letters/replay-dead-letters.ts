import { parseArgs } from 'node:util'
import { readArgs } from '../command-line/read-args.js'
import { UsageError } from '../command-line/usage-error.js'
import type { DeadLetterQuery } from '../../src/delivery-store/dead-letters/dead-letter-query.js'
import type { Run } from '../../src/delivery-store/dead-letters/find-dead-letters.js'
import { parseSearchPosition } from '../../src/delivery-store/dead-letters/search-position.js'
import { readPageCursor, writePageCursor } from '../../src/operations/page-cursor.js'
import { openOperation, type Surroundings } from '../operation.js'
import { asUsage, filterOptions, readFilters } from '../read-filters.js'
import type { Command } from './command.js'
import { findOne } from './find-one.js'
import { noLog } from './no-log.js'

/** More than these are not replayed unless the operator says --yes. */
const manyAre = 1000

const pieceLimit = 500

/** `replay`: has one dead letter attempted again, or all that the filters name. */
export const replayDeadLetters: Command = async (args, surroundings) => {
  const { values, positionals } = readArgs(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...filterOptions,
        all: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        cursor: { type: 'string' },
      },
    }),
  )
  if (positionals.length > 0) return replayOne(positionals, values.tenant, surroundings)
  const query = readFilters(values)
  if (Object.keys(query).length === 0 && !values.all)
    throw new UsageError('Name a dead letter by its id, or several by filters, or say --all.')
  const run = asUsage(() =>
    readPageCursor(query, values.cursor, parseSearchPosition, surroundings.now()),
  )
  const told = (counts: object) => ({
    result: values.json
      ? JSON.stringify(counts)
      : Object.entries(counts)
          .map(([name, count]) => `${name}: ${String(count)}`)
          .join('\n'),
  })

  if (values['dry-run'] || !values.yes) {
    const matched = await count(query, run, surroundings, values['dry-run'] ? Infinity : manyAre)
    if (values['dry-run']) return told({ matched })
    if (matched > manyAre)
      throw new UsageError(`These are more than ${manyAre} dead letters: say --yes to replay them.`)
  }
  return told(await replay(query, run, surroundings))
}

const replayOne = async (
  ids: readonly string[],
  tenant: string | undefined,
  surroundings: Surroundings,
) => {
  const operation = openOperation(surroundings)
  const found = await findOne(operation, tenant, ids)
  const result = await operation.deadLetters.replay(found, noLog)
  if (result.kind === 'over')
    throw new Error(`The delivery is ${result.state}: there is nothing to replay.`)
  if (result.kind === 'disabled')
    throw new Error(
      `Its callback is disabled: POST /subscriptions/${result.subscriptionId}/enable first.`,
    )
  return { result: 'replayed: 1' }
}

const count = async (
  query: DeadLetterQuery,
  run: Run,
  surroundings: Surroundings,
  most: number,
) => {
  const { deadLetters } = openOperation(surroundings)
  let [matched, next] = [0, run.place]
  do {
    const at = { asOf: run.asOf, ...(next ? { place: next } : {}) }
    const piece = await deadLetters.find(query, at, manyAre)
    matched += piece.deadLetters.length
    next = piece.next
    if (next) surroundings.progress(`${matched} found so far …`)
  } while (next && matched <= most)
  return matched
}

const replay = async (query: DeadLetterQuery, run: Run, surroundings: Surroundings) => {
  const { deadLetters } = openOperation(surroundings)
  let [replayed, disabled, next] = [0, 0, run.place]
  do {
    const at = { asOf: run.asOf, ...(next ? { place: next } : {}) }
    const piece = await deadLetters.replayAll(query, at, pieceLimit, noLog)
    replayed += piece.replayed
    disabled += piece.disabled
    next = piece.next
    if (next)
      surroundings.progress(
        `${replayed} replayed so far; go on from here with --cursor ${writePageCursor(query, { asOf: run.asOf, place: next })}`,
      )
  } while (next)
  return { replayed, disabled }
}

import { readPageCursor, writePageCursor } from '../../src/operations/page-cursor.js'
import { keyPositions } from '../../src/operations/search/search-events.js'
import { readSearchFilters } from '../../src/operations/search-filters.js'
import type { Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import { noLog } from '../no-log.js'
import { openOperation } from '../operation.js'
import { asUsage } from '../read-filters.js'
import type { Surroundings } from '../surroundings.js'
import { findSubscription } from './find-subscription.js'

/** Since when, until when, and whether they are only counted. */
export interface SendMissedOptions {
  readonly tenant: string
  readonly from: string
  readonly until?: string
  readonly dryRun?: boolean
  /** Goes on from there. */
  readonly cursor?: string
}

const [sendLimit, countLimit] = [100, 500]

/** Sends all that a subscription missed in a span of time, or counts it; it may be stopped, and goes on where it was. */
export const sendMissedAgain = async (
  id: string,
  { tenant, from: since, until: before, dryRun = false, cursor }: SendMissedOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  const { from, until } = asUsage(() => readSearchFilters({ from: since, until: before }))
  if (!from) throw new UsageError('--from is missing.')
  const operation = openOperation(surroundings)
  const subscription = await findSubscription(operation, tenant, id)
  const question = { from, ...(until ? { until } : {}), subscriptionId: subscription.id }
  const run = asUsage(() => readPageCursor(question, cursor, keyPositions, surroundings.now()))
  const query = { from, until: until ?? run.asOf }
  const { sendMissed } = operation
  const sum = { matched: 0, sent: 0, skipped: 0 }
  let next = run.position
  do {
    const piece = dryRun
      ? await sendMissed.count(subscription, query, countLimit, next)
      : await sendMissed.send(subscription, query, sendLimit, noLog, next)
    if ('matched' in piece) sum.matched += piece.matched
    else {
      sum.sent += piece.sent
      sum.skipped += piece.skipped
    }
    next = piece.next
    if (next !== undefined && !dryRun)
      surroundings.progress(
        `${sum.sent} sent so far; go on from here with --cursor ${writePageCursor(question, { asOf: run.asOf, position: next }, keyPositions)}`,
      )
  } while (next !== undefined)
  return {
    result: dryRun ? `matched: ${sum.matched}` : `sent: ${sum.sent}\nskipped: ${sum.skipped}`,
  }
}

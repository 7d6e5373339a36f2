import { readPageCursor } from '../../src/operations/page-cursor.js'
import type { LineState } from '../../src/operations/search/delivery-line.js'
import { keyPositions } from '../../src/operations/search/search-events.js'
import { readSearchFilters } from '../../src/operations/search-filters.js'
import type { Said } from '../command-line/perform.js'
import { readLines, sayLines, type LineOptions } from '../lines-table.js'
import { openOperation } from '../operation.js'
import { asUsage } from '../read-filters.js'
import type { Surroundings } from '../surroundings.js'
import { findSubscription } from './find-subscription.js'

/** Which lines of a subscription. */
export interface SubscriptionLines {
  readonly tenant: string
  readonly state?: LineState
  readonly from?: string
  readonly until?: string
}

/** What became of each event that a subscription is for, the newest first. */
export const listSubscriptionDeliveries = async (
  id: string,
  { tenant, state, from, until }: SubscriptionLines,
  { limit, cursor, json }: LineOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  const span = asUsage(() => readSearchFilters({ from, until }))
  const operation = openOperation(surroundings)
  const subscription = await findSubscription(operation, tenant, id)
  const query = { ...span, ...(state === undefined ? {} : { states: [state] }) }
  const question = { ...query, subscriptionId: subscription.id }
  const run = asUsage(() => readPageCursor(question, cursor, keyPositions, surroundings.now()))
  const find = (most: number, after: string | undefined) =>
    operation.search.subscriptionDeliveries(subscription, query, most, after)
  return sayLines(await readLines(find, limit, run.position), question, run, json)
}

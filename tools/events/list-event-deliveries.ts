import { readPageCursor } from '../../src/operations/page-cursor.js'
import type { LineState } from '../../src/operations/search/delivery-line.js'
import { keyPositions } from '../../src/operations/search/search-events.js'
import { readSearchFilters } from '../../src/operations/search-filters.js'
import type { Said } from '../command-line/perform.js'
import { readLines, sayLines, type LineOptions } from '../lines-table.js'
import { openOperation } from '../operation.js'
import { asUsage } from '../read-filters.js'
import type { Surroundings } from '../surroundings.js'
import { findEvent } from './find-event.js'

/** Which lines of an event. */
export interface EventLines {
  readonly tenant: string
  readonly state?: LineState
  readonly subscription?: string
}

/** What became of an event for each of a tenant's subscriptions. */
export const listEventDeliveries = async (
  id: string,
  { tenant, state, subscription }: EventLines,
  { limit, cursor, json }: LineOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  const { subscriptionId } = asUsage(() => readSearchFilters({ subscriptionId: subscription }))
  const operation = openOperation(surroundings)
  const event = await findEvent(operation, tenant, id)
  const query = {
    tenantId: tenant,
    ...(state === undefined ? {} : { state }),
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
  }
  const question = { ...query, eventId: event.id }
  const run = asUsage(() => readPageCursor(question, cursor, keyPositions, surroundings.now()))
  const find = (most: number, after: string | undefined) =>
    operation.search.eventDeliveries(event, query, most, after)
  return sayLines(await readLines(find, limit, run.position), question, run, json)
}

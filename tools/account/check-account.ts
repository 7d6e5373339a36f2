import type { Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import { addSums, isSound, noAccounts, type AccountSum } from '../../src/operations/account-sum.js'
import { timeOf } from '../../src/events/event-id.js'
import { parseId } from '../../src/storage/ids.js'
import type { AccountQuery } from '../../src/operations/check-accounts.js'
import { accountTable } from './account-table.js'
import { openOperation } from '../operation.js'
import { readFilters, type Filters } from '../read-filters.js'
import type { Surroundings } from '../surroundings.js'

const page = 500

/** What to account for: all stored events, or those that are named. */
export type AccountOptions = Pick<Filters, 'eventType' | 'from' | 'until'> & {
  readonly event?: string
  readonly json?: boolean
}

/** Accounts for stored events: a sum for each event type. */
export const checkAccount = async (
  { event, json = false, ...filters }: AccountOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  const query = event === undefined ? readFilters(filters) : momentOf(event)
  const sums = new Map<string, AccountSum>()
  let total = noAccounts
  for await (const { partition, sum } of openOperation(surroundings).checkAccounts(query, page)) {
    const { eventType } = partition
    sums.set(eventType, addSums(sums.get(eventType) ?? noAccounts, sum))
    total = addSums(total, sum)
    surroundings.progress(`${total.events} events so far …`)
  }

  if (event !== undefined && total.events === 0) throw new Error(`There is no event "${event}".`)
  const bad = !isSound(total)
  if (json)
    return {
      result: JSON.stringify({ ...total, eventTypes: Object.fromEntries(sums) }, undefined, 2),
      bad,
    }
  return {
    result: accountTable([...sums, ['all', total]]),
    remarks: [
      ...total.wrong.map(
        ({ eventId, ...counts }) => `Event ${eventId} does not add up: ${JSON.stringify(counts)}`,
      ),
      ...total.unrecorded.map((eventId) => `Event ${eventId} has no whole record.`),
    ],
    bad,
  }
}

/** The moment at which one event was fired: hardly any other was. */
const momentOf = (eventId: string): AccountQuery => {
  const id = parseId(eventId)
  if (!id) throw new UsageError(`--event: "${eventId}" is no event's id.`)
  const at = timeOf(id.key)
  return { eventType: id.eventType, from: at, until: new Date(at.getTime() + 1) }
}

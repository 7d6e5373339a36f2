import { parseArgs } from 'node:util'
import { readArgs } from '../command-line/read-args.js'
import type { Said } from '../command-line/run-main.js'
import { textTable } from '../command-line/text-table.js'
import { UsageError } from '../command-line/usage-error.js'
import { addSums, isSound, noAccounts, type AccountSum } from '../../src/operations/account-sum.js'
import { timeOf } from '../../src/events/event-id.js'
import { parseId } from '../../src/storage/ids.js'
import type { AccountQuery } from '../../src/operations/check-accounts.js'
import { openOperation, type Surroundings } from '../operation.js'
import { readFilters } from '../read-filters.js'
import { help } from './help.js'

const page = 500

/** Accounts for all stored events, or those that the options name: a sum for each event type. */
export const checkAccount = async (
  args: readonly string[],
  surroundings: Surroundings,
): Promise<Said> => {
  if (args.includes('--help')) return { result: help }
  const { values } = readArgs(() =>
    parseArgs({
      args: [...args],
      options: {
        event: { type: 'string' },
        'event-type': { type: 'string' },
        from: { type: 'string' },
        until: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  )
  const query = values.event === undefined ? readFilters(values) : momentOf(values.event)
  const sums = new Map<string, AccountSum>()
  let total = noAccounts
  for await (const { partition, sum } of openOperation(surroundings).checkAccounts(query, page)) {
    const { eventType } = partition
    sums.set(eventType, addSums(sums.get(eventType) ?? noAccounts, sum))
    total = addSums(total, sum)
    surroundings.progress(`${total.events} events so far …`)
  }

  if (values.event !== undefined && total.events === 0)
    throw new Error(`There is no event "${values.event}".`)
  const bad = !isSound(total)
  if (values.json)
    return {
      result: JSON.stringify({ ...total, eventTypes: Object.fromEntries(sums) }, undefined, 2),
      bad,
    }
  return {
    result: textTable(headings, [...sums, ['all', total] as const].map(toCells)),
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

const columns = [
  'events',
  'settled',
  'running',
  'matched',
  'delivered',
  'pending',
  'parked',
  'deadLettered',
  'retired',
] as const

const headings = [
  'EVENT TYPE',
  'EVENTS',
  'SETTLED',
  'RUNNING',
  'MATCHED',
  'DELIVERED',
  'PENDING',
  'PARKED',
  'DEAD LETTERS',
  'RETIRED',
  'WRONG',
  'UNRECORDED',
]

const toCells = ([eventType, sum]: readonly [string, AccountSum]): readonly string[] => [
  eventType,
  ...columns.map((column) => String(sum[column])),
  String(sum.wrong.length),
  String(sum.unrecorded.length),
]

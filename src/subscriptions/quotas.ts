import { odata, type TableClient } from '@azure/data-tables'
import { Problem } from '../problem.js'
import { readWholeNumber, type Settings } from '../settings.js'
import { partitionKey } from '../storage/partition-key.js'
import { firstPage, pageSize } from '../storage/table-query.js'
import type { CountSiblings } from './count-siblings.js'
import { countFrom, endOfKeys } from './key-range.js'
import type { Added } from './put-subscription.js'
import type { Subscription } from './subscription.js'

/** How many subscriptions there may be to one event type. */
export interface SubscriptionQuotas {
  /** Of one tenant. */
  readonly perTenant: number
  /** Of one user of it, or one key. */
  readonly perUser: number
  /** Of one callback, whatever the filters. */
  readonly perCallback: number
}

/** Counts the subscriptions of a tenant to an event type, or one user's of them: about, where they are more than a thousand. */
export type CountSubscriptions = (
  of: Pick<Subscription, 'eventType' | 'tenantId'> & { readonly oid?: string },
) => Promise<number>

/** Counts by one page of keys, which are random: what part of the key space it covers tells how many there are. */
export const countSubscriptions =
  (table: () => Promise<TableClient>): CountSubscriptions =>
  async ({ tenantId, eventType, oid }) => {
    const all = odata`PartitionKey eq ${partitionKey({ scope: tenantId, eventType })} and RowKey lt ${endOfKeys}`
    const filter = oid === undefined ? all : `${all} and ${odata`oid eq ${oid}`}`
    const { rows, more } = await firstPage<object>(table, { filter, select: ['RowKey'] })
    return more ? countFrom(rows.length, rows.at(-1)?.rowKey ?? '') : rows.length
  }

/** How those are counted that a quota is for. */
export interface Counts {
  readonly count: CountSubscriptions
  readonly countSiblings: CountSiblings
}

/**
 * Throws a Problem, which a maker is shown, where a subscription that is there already is one too many. One that has taken
 * another's place is one more of its callback only.
 */
export const refuseBeyondQuotas = async (
  { count, countSiblings }: Counts,
  { perTenant, perUser, perCallback }: SubscriptionQuotas,
  { subscription, isMore = false }: Added,
): Promise<void> => {
  const { tenantId, eventType, oid } = subscription
  const [ofCallback, ofTenant, ofUser] = await Promise.all([
    countSiblings(subscription),
    isMore ? count({ tenantId, eventType }) : 0,
    isMore ? count({ tenantId, eventType, oid }) : 0,
  ])
  const refuse = (whose: string, most: number, what: string, setting: string) =>
    new Problem(
      'too-many-subscriptions',
      `${whose} may have ${most} ${what} for "${eventType}", and has them. Switch off or delete one, or ask whoever runs this service for more (setting ${setting}).`,
    )
  const flows = 'flows that wait'
  if (ofUser > perUser) throw refuse('You', perUser, flows, 'SUBSCRIPTIONS_PER_USER')
  if (ofTenant > perTenant)
    throw refuse('Your organization', perTenant, flows, 'SUBSCRIPTIONS_PER_TENANT')
  if (ofCallback > perCallback)
    throw refuse(
      'The same callback URL',
      perCallback,
      'subscriptions that wait',
      'SUBSCRIPTIONS_PER_CALLBACK',
    )
}

/** The settings `SUBSCRIPTIONS_PER_…`. */
export const parseQuotas = (settings: Settings): SubscriptionQuotas => {
  const read = (name: string, usual: number, most = 100_000_000) =>
    readWholeNumber(settings, name, { usual, most })
  return {
    perTenant: read('SUBSCRIPTIONS_PER_TENANT', 100_000),
    perUser: read('SUBSCRIPTIONS_PER_USER', 20_000),
    perCallback: read('SUBSCRIPTIONS_PER_CALLBACK', 100, pageSize),
  }
}

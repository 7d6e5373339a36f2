import { odata, type TableClient } from '@azure/data-tables'
import { Problem } from '../problem.js'
import { plainNumber, type Settings } from '../settings.js'
import { partitionKey } from '../storage/partition-key.js'
import { firstPage } from '../storage/table-query.js'
import { countFrom, endOfKeys } from './key-range.js'
import type { Subscription } from './subscription.js'

/** How many subscriptions there may be to one event type. */
export interface SubscriptionQuotas {
  /** Of one tenant. */
  readonly perTenant: number
  /** Of one user of it, or one key. */
  readonly perUser: number
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

/** Throws a Problem, which a maker is shown, where a subscription that is there already is one too many. */
export const refuseBeyondQuotas = async (
  count: CountSubscriptions,
  { perTenant, perUser }: SubscriptionQuotas,
  { tenantId, eventType, oid }: Pick<Subscription, 'eventType' | 'oid' | 'tenantId'>,
): Promise<void> => {
  const [ofTenant, ofUser] = await Promise.all([
    count({ tenantId, eventType }),
    count({ tenantId, eventType, oid }),
  ])
  const refuse = (whose: string, most: number, setting: string) =>
    new Problem(
      'too-many-subscriptions',
      `${whose} may have ${most} flows that wait for "${eventType}", and has them. Switch off or delete one, or ask whoever runs this service for more (setting ${setting}).`,
    )
  if (ofUser > perUser) throw refuse('You', perUser, 'SUBSCRIPTIONS_PER_USER')
  if (ofTenant > perTenant) throw refuse('Your organization', perTenant, 'SUBSCRIPTIONS_PER_TENANT')
}

/** The settings `SUBSCRIPTIONS_PER_…`. */
export const parseQuotas = (settings: Settings): SubscriptionQuotas => ({
  perTenant: readQuota(settings, 'SUBSCRIPTIONS_PER_TENANT', '100000'),
  perUser: readQuota(settings, 'SUBSCRIPTIONS_PER_USER', '20000'),
})

const readQuota = ({ read, fault }: Settings, name: string, usual: string): number => {
  const text = read(name) || usual
  const quota = plainNumber(text)
  if (!(Number.isInteger(quota) && quota >= 1 && quota <= 100_000_000))
    fault(name, `is no whole number from 1 to 100000000: "${text}"`)
  return quota
}

import { odata, type TableClient } from '@azure/data-tables'
import type { NamesOf } from '../catalogue/names-of.js'
import type { TextCipher } from '../encryption/text-cipher.js'
import { keyOf } from '../storage/ids.js'
import { partitionKey, type Partition } from '../storage/partition-key.js'
import { firstPage } from '../storage/table-query.js'
import type { KeyRange } from './key-range.js'
import { toSubscription, type SubscriptionRow } from './subscription-row.js'
import type { Subscription } from './subscription.js'

/** Some subscriptions to one event type, in order of their keys. */
export interface SubscriptionsOfRange {
  readonly subscriptions: readonly Subscription[]
  /** Up to this key none is left out; the end of the range where all were read. */
  readonly before: string
}

/** A tenant's subscriptions to an event type, under all of its names, whose keys are in a range: the first `most` of each name. */
export type SubscriptionsIn = (
  partition: Partition,
  range: KeyRange,
  most: number,
) => Promise<SubscriptionsOfRange>

/** The table of subscriptions, and how its rows are read. */
export interface SubscriptionsInParts {
  readonly table: () => Promise<TableClient>
  readonly namesOf: NamesOf
  readonly cipher: () => Promise<TextCipher>
}

/** Reads them whole: one operation for each name. */
export const subscriptionsIn =
  ({ table, namesOf, cipher }: SubscriptionsInParts): SubscriptionsIn =>
  async ({ scope, eventType }, { from, before }, most) => {
    const toWhole = toSubscription(await cipher())
    const pages = await Promise.all(
      namesOf(eventType).map((name) => {
        const key = partitionKey({ scope, eventType: name })
        const filter = odata`PartitionKey eq ${key} and RowKey ge ${from} and RowKey lt ${before}`
        return firstPage<SubscriptionRow>(table, { filter }, most)
      }),
    )
    // Nothing sorts between a key and the same one with a space.
    const ends = pages.flatMap(({ rows, more }) =>
      more ? [`${rows.at(-1)?.rowKey ?? from} `] : [],
    )
    const [end = before] = ends.sort()
    const subscriptions = pages
      .flatMap(({ rows }) => rows.map(toWhole))
      .filter(({ id }) => keyOf(id) < end)
      .sort((a, b) => (keyOf(a.id) < keyOf(b.id) ? -1 : 1))
    return { subscriptions, before: end }
  }

import { odata, type TableClient } from '@azure/data-tables'
import type { TextCipher } from '../encryption/text-cipher.js'
import { schemaParser } from '../schema-parser.js'
import { parsePartitionKey, partitionKey } from '../storage/partition-key.js'
import { storedText } from '../storage/stored-text.js'
import { pageSize } from '../storage/table-query.js'
import { endOfKeys } from './key-range.js'
import { toSubscription, type SubscriptionRow } from './subscription-row.js'
import type { Subscription } from './subscription.js'

/** How far a list has come: the row that was looked at last. */
export interface SubscriptionPosition {
  readonly eventType: string
  readonly key: string
}

/** Some subscriptions of a tenant: few or none, maybe, although more follow. */
export interface SubscriptionPage {
  readonly subscriptions: readonly Subscription[]
  /** Absent for the last page. */
  readonly next?: SubscriptionPosition
}

/** A tenant's subscriptions after a position, or one user's of them, those too whose type is no longer in the catalogue. */
export type ReadSubscriptionPage = (
  tenantId: string,
  oid: string | undefined,
  limit: number,
  after?: SubscriptionPosition,
) => Promise<SubscriptionPage>

/** The table of subscriptions, and how its callback URLs are read. */
export interface SubscriptionPageParts {
  readonly table: () => Promise<TableClient>
  readonly cipher: () => Promise<TextCipher>
}

/** One page looks at so many thousand rows at most, whosever they are. */
const mostPages = 5

/** Reads pages: whose a row is, is looked at here, so that each answer has come further. */
export const subscriptionPage =
  ({ table, cipher }: SubscriptionPageParts): ReadSubscriptionPage =>
  async (tenantId, oid, limit, after) => {
    const client = await table()
    const toWhole = toSubscription(await cipher())
    const found: Subscription[] = []
    let pages = 0
    for (const keys of rangesAfter(tenantId, after)) {
      const filter = `${keys} and ${odata`RowKey lt ${endOfKeys}`}`
      const listed = client.listEntities<SubscriptionRow>({ queryOptions: { filter } })
      for await (const page of listed.byPage({ maxPageSize: pageSize })) {
        for (const row of page) {
          if (oid !== undefined && row.oid !== oid) continue
          found.push(toWhole(row))
          if (found.length >= limit) return { subscriptions: found, next: positionOf(row) }
        }
        const last = page.at(-1)
        if (last && ++pages >= mostPages) return { subscriptions: found, next: positionOf(last) }
      }
    }
    return { subscriptions: found }
  }

/** What is left of the partition of a position, and then all later ones: storage finds the start of either at once. */
const rangesAfter = (tenantId: string, after: SubscriptionPosition | undefined) => {
  const end = odata`PartitionKey lt ${`${tenantId};`}`
  if (!after) return [`${odata`PartitionKey gt ${`${tenantId}:`}`} and ${end}`]
  const partition = partitionKey({ scope: tenantId, eventType: after.eventType })
  return [
    odata`PartitionKey eq ${partition} and RowKey gt ${after.key}`,
    `${odata`PartitionKey gt ${partition}`} and ${end}`,
  ]
}

const positionOf = (row: Pick<SubscriptionRow, 'partitionKey' | 'rowKey'>) => ({
  eventType: parsePartitionKey(row.partitionKey).eventType,
  key: row.rowKey,
})

/** How positions are written into cursors, and read from them. */
export const subscriptionPositions = {
  write: (position: SubscriptionPosition): unknown => position,
  parse: schemaParser<SubscriptionPosition>({
    type: 'object',
    required: ['eventType', 'key'],
    properties: { eventType: storedText, key: storedText },
  }),
}

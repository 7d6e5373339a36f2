import { toHealth } from '../callbacks/callback-health-text.js'
import { toHistory } from '../callbacks/health-history.js'
import type { TextCipher } from '../encryption/text-cipher.js'
import { keyOf, toId } from '../storage/ids.js'
import { parsePartitionKey, partitionKey } from '../storage/partition-key.js'
import type { Filters } from './filters.js'
import { callbackKeys } from './lookup-rows.js'
import type { NewSubscription, Recipient, Reservation, Subscription } from './subscription.js'
import type { WorkflowContext } from './workflow-context.js'

/** A subscription as a table row: partition `{tenantId}:{eventType}`, key the random part of its id. */
export interface SubscriptionRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly oid: string
  /** Encrypted, for this subscription alone, where there is a key. */
  readonly callbackUrl: string
  /** The key of the row that finds it by its URL, '' for none; absent in rows of former versions whose URL is plain. */
  readonly lookup?: string
  /** The filters, as JSON; absent when there are none. */
  readonly filters?: string
  readonly createdAt: Date
  readonly lastStartedAt?: Date
  /** Its callback's standing, as JSON; absent or empty when it is good. */
  readonly standing?: string
  /** How its standing has changed of late, as JSON; absent while it has not. */
  readonly history?: string
  /** What it has last booked of its callback's budget: `{minute}:{calls}`. */
  readonly booking?: string
  /** Until when someone releases what was parked for it. */
  readonly releasingUntil?: Date
  readonly releasingFor?: string
  /** Whose look at what is held that has turned away. */
  readonly turnedAway?: string
  /** What operators have been told of it, as JSON; absent or empty when that is nothing. */
  readonly told?: string
  /** Which changes of its callback's state were the last ones, the newest first, between spaces. */
  readonly changeIds?: string
  /** The workflow context, as JSON. */
  readonly context: string
}

/** A subscription's partition and row key. */
export const toKeys = ({
  id,
  tenantId,
  eventType,
}: Pick<Subscription, 'id' | 'tenantId' | 'eventType'>) => ({
  partitionKey: partitionKey({ scope: tenantId, eventType }),
  rowKey: keyOf(id),
})

/** Where a callback URL stands: in another row it cannot be decrypted. */
const placeOf = ({ tenantId, id }: Pick<Subscription, 'id' | 'tenantId'>) =>
  `callback-url:${tenantId}:${id}`

/** A callback URL as it is stored. */
export const toUrlColumns =
  (cipher: TextCipher) =>
  (
    subscription: Pick<Subscription, 'callbackUrl' | 'filters' | 'id' | 'tenantId'>,
  ): Required<Pick<SubscriptionRow, 'callbackUrl' | 'lookup'>> => {
    const callbackUrl = cipher.seal(subscription.callbackUrl, placeOf(subscription))
    const [lookup] = callbackKeys(cipher, subscription)
    return { callbackUrl, lookup }
  }

/** A subscription to be stored. */
export const toRow =
  (cipher: TextCipher) =>
  (subscription: NewSubscription & { readonly id: string }): SubscriptionRow => ({
    ...toKeys(subscription),
    oid: subscription.oid,
    ...toUrlColumns(cipher)(subscription),
    ...(Object.keys(subscription.filters).length === 0
      ? {}
      : { filters: JSON.stringify(subscription.filters) }),
    createdAt: subscription.createdAt,
    context: JSON.stringify(subscription.context),
  })

/** The columns that toRecipient needs. */
export const recipientColumns = [
  'PartitionKey',
  'RowKey',
  'callbackUrl',
  'filters',
  'lastStartedAt',
  'standing',
  'booking',
] as const

/** The part of a row that a delivery needs. */
export type RecipientRow = Pick<
  SubscriptionRow,
  Exclude<(typeof recipientColumns)[number], 'PartitionKey' | 'RowKey'>
> &
  Pick<SubscriptionRow, 'partitionKey' | 'rowKey'>

/** Reads a key anew only where it is another one than the last. */
const rememberingLast = <T>(read: (key: string) => T) => {
  let last: { readonly key: string; readonly is: T } | undefined
  return (key: string): T => {
    if (last?.key !== key) last = { key, is: read(key) }
    return last.is
  }
}

/** What most subscriptions filter by. */
const noFilters: Filters = {}

/** Reads stored rows as deliveries need them: by the thousand, so that what they have in common is kept once. */
export const toRecipient = (cipher: TextCipher): ((row: RecipientRow) => Recipient) => {
  const partitionOf = rememberingLast(parsePartitionKey)
  return (row) => {
    const { scope, eventType } = partitionOf(row.partitionKey)
    const keys = { id: toId(eventType, row.rowKey), tenantId: scope }
    const callbackUrl = cipher.open(row.callbackUrl, placeOf(keys)) ?? ''
    return {
      ...keys,
      eventType,
      callbackUrl,
      filters: row.filters ? (JSON.parse(row.filters) as Filters) : noFilters,
      ...(row.lastStartedAt ? { lastStartedAt: new Date(row.lastStartedAt) } : {}),
      health: toHealth(row.standing),
      ...(row.booking ? { reservation: toReservation(row.booking) } : {}),
      ...(callbackUrl === '' || cipher.isCurrent(row.callbackUrl) ? {} : { isStale: true }),
    }
  }
}

/** A booking that was stored as `{minute}:{calls}`. */
export const toReservation = (text: string): Reservation => {
  const [minute = 0, calls = 0] = text.split(':').map(Number)
  return { minute, calls }
}

/** A reservation as it is stored. */
export const toBooking = ({ minute, calls }: Reservation): string => `${minute}:${calls}`

/** A stored row, whole. */
export const toSubscription =
  (cipher: TextCipher) =>
  (row: SubscriptionRow): Subscription => ({
    ...toRecipient(cipher)(row),
    ...(row.history ? { history: toHistory(row.history) } : {}),
    oid: row.oid,
    createdAt: new Date(row.createdAt),
    context: JSON.parse(row.context) as WorkflowContext,
  })

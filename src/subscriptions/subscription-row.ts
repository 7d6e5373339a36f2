import { toHealth } from '../callbacks/callback-health-text.js'
import { keyOf, toId } from '../storage/ids.js'
import { parsePartitionKey, partitionKey } from '../storage/partition-key.js'
import type { Filters } from './filters.js'
import type { NewSubscription, Recipient, Reservation, Subscription } from './subscription.js'
import type { WorkflowContext } from './workflow-context.js'

/** A subscription as a table row: partition `{tenantId}:{eventType}`, key the random part of its id. */
export interface SubscriptionRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly oid: string
  readonly callbackUrl: string
  /** The filters, as JSON; absent when there are none. */
  readonly filters?: string
  readonly createdAt: Date
  readonly lastStartedAt?: Date
  /** Its callback's standing, as JSON; absent or empty when it is good. */
  readonly standing?: string
  /** What has been booked of its callback's budget: `{minute}:{calls}`. */
  readonly booking?: string
  /** Until when someone releases what was parked for it. */
  readonly releasingUntil?: Date
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

/** A subscription to be stored. */
export const toRow = (
  subscription: NewSubscription & { readonly id: string },
): SubscriptionRow => ({
  ...toKeys(subscription),
  oid: subscription.oid,
  callbackUrl: subscription.callbackUrl,
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

/** A stored row as a delivery needs it. */
export const toRecipient = (
  row: Pick<
    SubscriptionRow,
    Exclude<(typeof recipientColumns)[number], 'PartitionKey' | 'RowKey'>
  > &
    Pick<SubscriptionRow, 'partitionKey' | 'rowKey'>,
): Recipient => {
  const { scope, eventType } = parsePartitionKey(row.partitionKey)
  return {
    id: toId(eventType, row.rowKey),
    tenantId: scope,
    eventType,
    callbackUrl: row.callbackUrl,
    filters: row.filters ? (JSON.parse(row.filters) as Filters) : {},
    ...(row.lastStartedAt ? { lastStartedAt: new Date(row.lastStartedAt) } : {}),
    health: toHealth(row.standing),
    ...(row.booking ? { reservation: toReservation(row.booking) } : {}),
  }
}

/** A booking that was stored as `{minute}:{calls}`. */
export const toReservation = (text: string): Reservation => {
  const [minute = 0, calls = 0] = text.split(':').map(Number)
  return { minute, calls }
}

/** A stored row, whole. */
export const toSubscription = (row: SubscriptionRow): Subscription => ({
  ...toRecipient(row),
  oid: row.oid,
  createdAt: new Date(row.createdAt),
  context: JSON.parse(row.context) as WorkflowContext,
})

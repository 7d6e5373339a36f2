import type { Api } from '../../api/api.js'
import type { SubscriptionLine } from '../../api/subscription-types.js'
import type { Page } from '../../live/page.js'
import { scanPages } from '../../live/scan-pages.js'

/** What subscriptions are looked for by. */
export interface Wanted {
  /** A part of a flow's name, of its maker's object id, or of an id. */
  readonly what?: string | undefined
  readonly eventType?: string | undefined
  /** Of its callback, or `disabled-soon`. */
  readonly status?: string | undefined
}

interface Listed {
  readonly value: readonly SubscriptionLine[]
  readonly '@odata.nextLink'?: string
}

const limits = { enough: 50, mostPages: 10 } as const

/** Whether a subscription is one of those that are looked for. */
export const isWanted =
  ({ what = '', eventType = '', status = '' }: Wanted) =>
  (subscription: SubscriptionLine): boolean => {
    const { id, oid, workflowName = '', workflowId = '' } = subscription
    const sought = what.trim().toLowerCase()
    return (
      [id, oid, workflowName, workflowId].some((text) => text.toLowerCase().includes(sought)) &&
      (eventType === '' || subscription.eventType === eventType) &&
      isOfStatus(subscription, status)
    )
  }

/** `disabled-soon`: whatever else its status is. */
const isOfStatus = (subscription: SubscriptionLine, status: string): boolean =>
  status === 'disabled-soon'
    ? subscription.percent !== null
    : status === '' || subscription.status === status

/** Looks through the tenant's subscriptions for those that are wanted, a bounded number of pages at a time. */
export const findSubscriptions = (
  api: Api,
  wanted: Wanted,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<SubscriptionLine>> =>
  scanPages(
    async (from) => {
      const query = { limit: 1000, cursor: from }
      const { value, '@odata.nextLink': next } = await api.get<Listed>(
        ...(['/subscriptions', query, signal] as const),
      )
      const after = next === undefined ? null : new URL(next).searchParams.get('cursor')
      return { items: value, cursor: after ?? undefined }
    },
    isWanted(wanted),
    limits,
    cursor,
  )

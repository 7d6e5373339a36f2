import type { TableClient, TransactionAction } from '@azure/data-tables'
import { toHealth } from '../callbacks/callback-health-text.js'
import type { CallbackHealth } from '../callbacks/callback-health.js'
import type { TextCipher } from '../encryption/text-cipher.js'
import { findRow } from '../storage/find-row.js'
import { toId } from '../storage/ids.js'
import { partitionKey } from '../storage/partition-key.js'
import { conflicts, succeededUnless } from '../storage/succeeded-unless.js'
import { newKey } from './key-range.js'
import { inherit, type Inheritance } from './inheritance.js'
import {
  callbackKeys,
  successorKey,
  tombstoneKey,
  workflowKey,
  type LookupRow,
  type TombstoneRow,
} from './lookup-rows.js'
import { removals } from './removals.js'
import type { RewriteUrl } from './rewrite-url.js'
import { toKeys, toRow, toSubscription, type SubscriptionRow } from './subscription-row.js'
import type { NewSubscription, Subscription } from './subscription.js'

/** A subscription that is now kept. */
export interface Added {
  readonly subscription: Subscription
  /** It is one more: it was not there, and has taken no other's place. */
  readonly isMore?: boolean
  /** The one that it replaced: an earlier subscription of the same flow's trigger, which is removed if it was still there. */
  readonly superseded?: string
  /** How the callback of that one was. */
  readonly formerHealth?: CallbackHealth
}

interface Superseded {
  readonly actions: readonly TransactionAction[]
  readonly inheritance: Inheritance
}

const nothing: Superseded = { actions: [], inheritance: {} }

/** The table of subscriptions, and how its rows are written. */
export interface PutSubscriptionParts {
  readonly table: () => Promise<TableClient>
  readonly cipher: () => Promise<TextCipher>
  readonly rewriteUrl: RewriteUrl
}

/**
 * Tries to keep a subscription, in one transaction with the rows beside it; undefined when someone else changed one of them at the same
 * time. An earlier one of the same flow and trigger is superseded:
 * removed, and a row leads from it to its successor, so that deliveries that wait for it find the new callback. The successor's
 * health says since when deliveries have been parked, until subscribe.ts has had them released; its history goes on.
 */
export const putSubscription =
  ({ table, cipher: openCipher, rewriteUrl }: PutSubscriptionParts) =>
  async (request: NewSubscription): Promise<Added | undefined> => {
    const cipher = await openCipher()
    const [urlKey, ...formerKeys] = callbackKeys(cipher, request)
    const partition = partitionKey({ scope: request.tenantId, eventType: request.eventType })
    const lookupRow = (rowKey: string) => findRow<LookupRow>(table, partition, rowKey)
    const subscriptionRow = (key: string) => findRow<SubscriptionRow>(table, partition, key)

    const findSame = async (): Promise<Added | undefined> => {
      const found = await Promise.all([urlKey, ...formerKeys].map(lookupRow))
      const lookup = found.find((each) => each !== undefined)
      const row = lookup && (await subscriptionRow(lookup.subscription))
      if (!row) return undefined
      const { isStale, ...subscription } = toSubscription(cipher)(row)
      if (isStale) await rewriteUrl(toKeys(subscription))
      return { subscription }
    }

    /** What removes a superseded subscription, and what it leaves. */
    const supersede = async (last: LookupRow): Promise<Superseded> => {
      const old = await subscriptionRow(last.subscription)
      if (old) return { actions: removals(old), inheritance: old }
      const tombstone = await findRow<TombstoneRow>(
        table,
        partition,
        tombstoneKey(last.subscription),
      )
      if (!tombstone) return nothing
      const keys = { partitionKey: partition, rowKey: tombstone.rowKey }
      return { actions: [['delete', keys]], inheritance: tombstone }
    }

    const workflow = workflowKey(request)
    const last = workflow === undefined ? undefined : await lookupRow(workflow)
    // What is filed under a former key does not stand in the way of a new row.
    const same = await findSame()
    if (same) return same
    const { actions: removing, inheritance } = last ? await supersede(last) : nothing

    const id = toId(request.eventType, newKey(last?.subscription))
    const row = { ...toRow(cipher)({ ...request, id }), ...inherit(inheritance, request) }
    const leadsTo = (rowKey: string): LookupRow => ({
      partitionKey: partition,
      rowKey,
      subscription: row.rowKey,
    })
    const actions: TransactionAction[] = [
      ['create', { ...row }],
      ['create', { ...leadsTo(urlKey) }],
      ...removing,
    ]
    if (last)
      actions.push(
        ['update', { ...leadsTo(last.rowKey) }, 'Replace', { etag: last.etag }],
        ['upsert', { ...leadsTo(successorKey(last.subscription)) }, 'Replace'],
      )
    else if (workflow !== undefined) actions.push(['create', { ...leadsTo(workflow) }])

    const isKept = await succeededUnless(conflicts, async () =>
      (await table()).submitTransaction(actions),
    )
    if (!isKept) return findSame()
    const place = last
      ? {
          superseded: toId(request.eventType, last.subscription),
          formerHealth: toHealth(inheritance.standing),
        }
      : { isMore: true }
    return { subscription: toSubscription(cipher)(row), ...place }
  }

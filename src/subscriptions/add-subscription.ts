import { randomBytes } from 'node:crypto'
import type { TableClient, TransactionAction } from '@azure/data-tables'
import { findRow } from '../storage/find-row.js'
import { toId } from '../storage/ids.js'
import { partitionKey } from '../storage/partition-key.js'
import { unless } from '../storage/unless.js'
import { removals } from './removals.js'
import {
  callbackKey,
  heirKey,
  leftKey,
  workflowKey,
  type LeftRow,
  type SideRow,
} from './side-rows.js'
import { toStanding } from './standing-text.js'
import type { NewSubscription, Subscription } from './subscription.js'
import { toRecipient, toRow, toSubscription, type SubscriptionRow } from './subscription-row.js'

/** A subscription that is now kept. */
export interface Added {
  readonly subscription: Subscription
  /** It was there already: the platform repeats its calls. */
  readonly repeated: boolean
  /** The one whose place it took: an earlier subscription of the same flow's trigger, which is removed if it was still there. */
  readonly superseded?: string
  /** Since when deliveries to it, or to the one whose place it took, have been parked; absent when none are. */
  readonly parkedSince?: Date
}

/** Someone else changed one of the rows at the same time. */
const conflicts = [404, 409, 412]

const tries = 5

/**
 * Keeps a subscription, in one transaction with the rows beside it. An earlier one of the same flow and trigger is superseded:
 * removed, and followed by a row that leads from it to its heir, so that deliveries that wait for it find the new callback.
 */
export const addSubscription =
  (table: () => Promise<TableClient>) =>
  async (request: NewSubscription): Promise<Added> => {
    const partition = partitionKey({ scope: request.tenantId, eventType: request.eventType })
    const sideRow = (rowKey: string) => findRow<SideRow>(table, partition, rowKey)
    const subscriptionRow = (key: string) => findRow<SubscriptionRow>(table, partition, key)

    const findSame = async (): Promise<Added | undefined> => {
      const found = await sideRow(callbackKey(request))
      const row = found && (await subscriptionRow(found.subscription))
      if (!row) return undefined
      const subscription = toSubscription(row)
      return { subscription, repeated: true, ...parkedOf(subscription) }
    }

    /** What is left of the subscription whose place is taken, removed just now or before. */
    const inherited = async (key: string, row: SubscriptionRow | undefined) => {
      const superseded = toId(request.eventType, key)
      const left = row
        ? toRecipient(row).standing
        : toStanding((await findRow<LeftRow>(table, partition, leftKey(superseded)))?.standing)
      return { superseded, ...parkedOf({ standing: left }) }
    }

    const workflow = workflowKey(request)
    for (let i = 0; i < tries; i++) {
      const row = toRow({
        ...request,
        id: toId(request.eventType, randomBytes(16).toString('hex')),
      })
      const leadsTo = (rowKey: string): SideRow => ({
        partitionKey: partition,
        rowKey,
        subscription: row.rowKey,
      })
      const actions: TransactionAction[] = [
        ['create', { ...row }],
        ['create', { ...leadsTo(callbackKey(request)) }],
      ]
      let old: SubscriptionRow | undefined
      const last = workflow === undefined ? undefined : await sideRow(workflow)
      if (last) {
        const same = await findSame()
        if (same) return same
        old = await subscriptionRow(last.subscription)
        actions.push(
          ['update', { ...leadsTo(last.rowKey) }, 'Replace', { etag: last.etag }],
          ['upsert', { ...leadsTo(heirKey(last.subscription)) }, 'Replace'],
          ...removals(old),
        )
      } else if (workflow !== undefined) actions.push(['create', { ...leadsTo(workflow) }])

      if (await unless(conflicts, async () => (await table()).submitTransaction(actions))) {
        return {
          subscription: toSubscription(row),
          repeated: false,
          ...(last ? await inherited(last.subscription, old) : {}),
        }
      }
      const same = await findSame()
      if (same) return same
    }
    throw new Error(`Subscriptions of one flow to ${request.eventType} kept changing`)
  }

const parkedOf = ({ standing: { parkedSince } }: Pick<Subscription, 'standing'>) =>
  parkedSince ? { parkedSince } : {}

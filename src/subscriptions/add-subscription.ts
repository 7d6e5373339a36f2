import type { TableClient } from '@azure/data-tables'
import type { NamesOf } from '../catalogue/names-of.js'
import { plainCipher, type TextCipher } from '../encryption/text-cipher.js'
import { Problem } from '../problem.js'
import { afterConflict } from '../storage/after-conflict.js'
import { findRow } from '../storage/find-row.js'
import { inTurn } from '../storage/in-turn.js'
import { partitionKey } from '../storage/partition-key.js'
import { callbackKeys, workflowKey } from './lookup-rows.js'
import { putSubscription, type Added } from './put-subscription.js'
import type { RewriteUrl } from './rewrite-url.js'
import type { NewSubscription } from './subscription.js'

/** Keeps a subscription; throws a Problem when others of the same flow keep being kept at the same moment. */
export type AddSubscription = (request: NewSubscription) => Promise<Added>

/** One that others keep outrunning is tried this often: those of this instance take turns, so that there are few others. */
const tries = 12

/** The table of subscriptions, and how its rows are written. */
export interface AddSubscriptionParts {
  readonly table: () => Promise<TableClient>
  readonly namesOf: NamesOf
  readonly cipher: () => Promise<TextCipher>
  readonly rewriteUrl: RewriteUrl
}

/** Keeps subscriptions, those of one flow in turn: each replaces the one before it, and finds it where it was left. */
export const addSubscription = ({
  table,
  namesOf,
  cipher,
  rewriteUrl,
}: AddSubscriptionParts): AddSubscription => {
  const put = putSubscription({ table, cipher, rewriteUrl })
  const turns = inTurn()

  /** The name of its event type under which its flow is known already: only there can one subscription replace another. */
  const homeOf = async (request: NewSubscription): Promise<string> => {
    const names = namesOf(request.eventType)
    const keys = [workflowKey(request) ?? [], ...callbackKeys(await cipher(), request)].flat()
    for (const eventType of names.length > 1 ? names : []) {
      const partition = partitionKey({ scope: request.tenantId, eventType })
      for (const key of keys) if (await findRow(table, partition, key)) return eventType
    }
    return request.eventType
  }

  const add: AddSubscription = async (request) => {
    const homely = { ...request, eventType: await homeOf(request) }
    for (let i = 0; i < tries; i++) {
      await afterConflict(i)
      const added = await put(homely)
      if (added) return added
    }
    throw new Problem(
      'subscriptions-contended',
      'The flow subscribes many times at the same moment. Subscribe again later.',
    )
  }

  return (request) => {
    const flow = workflowKey(request) ?? callbackKeys(plainCipher, request)[0]
    return turns(`${request.tenantId}:${request.eventType}:${flow}`, () => add(request))
  }
}

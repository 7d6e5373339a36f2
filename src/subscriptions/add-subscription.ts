import type { TableClient } from '@azure/data-tables'
import { Problem } from '../problem.js'
import { afterConflict } from '../storage/after-conflict.js'
import { inTurn } from '../storage/in-turn.js'
import { callbackKey, workflowKey } from './lookup-rows.js'
import { putSubscription, type Added } from './put-subscription.js'
import type { NewSubscription } from './subscription.js'

/** Keeps a subscription; throws a Problem when others of the same flow keep being kept at the same moment. */
export type AddSubscription = (request: NewSubscription) => Promise<Added>

/** One that others keep outrunning is tried this often: those of this instance take turns, so that there are few others. */
const tries = 12

/** Keeps subscriptions, those of one flow in turn: each replaces the one before it, and finds it where it was left. */
export const addSubscription = (table: () => Promise<TableClient>): AddSubscription => {
  const put = putSubscription(table)
  const turns = inTurn()

  const add: AddSubscription = async (request) => {
    for (let i = 0; i < tries; i++) {
      await afterConflict(i)
      const added = await put(request)
      if (added) return added
    }
    throw new Problem(
      'subscriptions-contended',
      'The flow subscribes many times at the same moment. Subscribe again later.',
    )
  }

  return (request) => {
    const flow = workflowKey(request) ?? callbackKey(request)
    return turns(`${request.tenantId}:${request.eventType}:${flow}`, () => add(request))
  }
}

import type { HttpRequest } from '@azure/functions'
import { Problem } from '../problem.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import type { Subscription } from '../subscriptions/subscription.js'
import { mayUse } from './auth/event-type-limit.js'
import type { Authorize } from './auth/authorize.js'

/** Who may do what, and where subscriptions are. */
export interface SeenSubscriptionParts {
  readonly authorize: Pick<Authorize, 'isOperator' | 'subscriber'>
  readonly subscriptions: Pick<Subscriptions, 'current'>
}

/**
 * The subscription that a request's route names, or the one that has replaced it: for whoever subscribed, and for operators of the tenant.
 * A Problem for anyone else, as if there were none.
 */
export const seenSubscription = async (
  { authorize, subscriptions }: SeenSubscriptionParts,
  request: HttpRequest,
): Promise<Subscription> => {
  const caller = await authorize.subscriber(request)
  const found = await subscriptions.current(caller.tenantId, request.params.id ?? '')
  const isOwn = found?.oid === caller.oid && mayUse(caller, found.eventType)
  if (found && (isOwn || authorize.isOperator(caller))) return found
  throw new Problem('unknown-subscription', 'No subscription of this id is yours to see.')
}

import type { Subscription } from '../../src/subscriptions/subscription.js'
import type { Operation } from '../operation.js'

/** A subscription of a tenant, or the one that has replaced it. */
export const findSubscription = async (
  { subscriptions }: Pick<Operation, 'subscriptions'>,
  tenant: string,
  id: string,
): Promise<Subscription> => {
  const found = await subscriptions.current(tenant, id)
  if (found) return found
  throw new Error(
    `Tenant ${tenant} has no subscription "${id}". "npm run subscriptions -- list" shows those that there are.`,
  )
}

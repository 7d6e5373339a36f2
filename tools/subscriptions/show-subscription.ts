import { flowLinks } from '../../src/subscriptions/flow-links.js'
import type { Said } from '../command-line/perform.js'
import { openOperation } from '../operation.js'
import type { Surroundings } from '../surroundings.js'
import { findSubscription } from './find-subscription.js'

/** How a subscription fares and has fared, and what it has not received, as JSON. */
export const showSubscription = async (
  { tenant, id }: { readonly tenant: string; readonly id: string },
  surroundings: Surroundings,
): Promise<Said> => {
  const operation = openOperation(surroundings)
  const subscription = await findSubscription(operation, tenant, id)
  const shown = {
    ...operation.present(subscription),
    flowUrl: flowLinks(subscription).flowUrl,
    history: subscription.history ?? [],
    held: await operation.search.held(subscription),
  }
  return { result: JSON.stringify(shown, undefined, 2) }
}

import { callbackHost } from '../../src/callbacks/callback-url.js'
import type { Said } from '../command-line/perform.js'
import { presentDeadLetter } from '../../src/delivery-store/dead-letters/present-dead-letter.js'
import { openOperation } from '../operation.js'
import type { Surroundings } from '../surroundings.js'
import { findOne } from './find-one.js'

/** One delivery with its last attempts, and its event's payload. */
export const showDeadLetter = async (
  { tenant, id }: { readonly tenant: string; readonly id: string },
  surroundings: Surroundings,
): Promise<Said> => {
  const operation = openOperation(surroundings)
  const { delivery } = await findOne(operation, tenant, id)
  const { scope, eventId, tenantId, subscriptionId, attempts, earlier, state } = delivery
  const event = await operation.events.get(scope, eventId)
  const subscription = await operation.subscriptions.current(tenantId, subscriptionId)
  const shown = {
    ...presentDeadLetter(delivery, subscription),
    state,
    earlierAttempts: earlier?.made ?? 0,
    attempts,
    subscription: subscription
      ? {
          id: subscription.id,
          callbackHost: callbackHost(subscription.callbackUrl),
          workflowName: subscription.context.workflowName ?? null,
          disabledAt: subscription.health.disabledAt ?? null,
        }
      : null,
  }
  const payload = event ? new TextDecoder().decode(event.payload) : 'null'
  const text = JSON.stringify(shown, undefined, 2)
  return { result: `${text.slice(0, -2)},\n  "payload": ${payload}\n}` }
}

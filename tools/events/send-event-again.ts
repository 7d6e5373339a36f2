import type { Said } from '../command-line/perform.js'
import { noLog } from '../no-log.js'
import { openOperation } from '../operation.js'
import { findSubscription } from '../subscriptions/find-subscription.js'
import type { Surroundings } from '../surroundings.js'
import { findEvent } from './find-event.js'

/** Has an event delivered again to one subscription. */
export const sendEventAgain = async (
  id: string,
  { tenant, subscription: of }: { readonly tenant: string; readonly subscription: string },
  surroundings: Surroundings,
): Promise<Said> => {
  const operation = openOperation(surroundings)
  const subscription = await findSubscription(operation, tenant, of)
  const event = await findEvent(operation, tenant, id)
  const nameOf = (name: string) => operation.catalogue.find(name)?.name ?? name
  if (nameOf(event.eventType) !== nameOf(subscription.eventType))
    throw new Error(`The subscription is for ${subscription.eventType}, the event is none.`)
  const result = await operation.sendAgain.event(event, subscription, noLog)
  switch (result.kind) {
    case 'sent':
      return { result: 'sent: 1' }
    case 'filtered':
      throw new Error(`It is subscribed with the filter ${result.filter}.`)
    case 'not-yet':
      throw new Error('It has not come to this subscription yet, and will.')
    case 'disabled':
      throw new Error(
        `Its callback is disabled: POST /subscriptions/${result.subscriptionId}/enable first.`,
      )
  }
}

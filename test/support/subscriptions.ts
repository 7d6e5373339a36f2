import type { NewSubscription, Subscription } from '../../src/subscriptions/subscription.js'
import { newRecipient, noon, subscriptionNumber, tenant } from './deliveries.js'

/** A subscription that is yet to be added; the same number, the same callback URL. */
export const newSubscription = (
  number: number,
  changes: Partial<NewSubscription> = {},
): NewSubscription => ({
  tenantId: tenant,
  eventType: 'instore',
  oid: 'alix',
  callbackUrl: newRecipient(number).callbackUrl,
  filters: {},
  createdAt: noon,
  context: { platform: 'Power Automate', workflowName: `Flow n° ${number}` },
  ...changes,
})

/** That subscription as it is kept, in good health unless the changes say otherwise. */
export const keptSubscription = (
  number: number,
  changes: Partial<Subscription> = {},
): Subscription => ({
  ...newSubscription(number),
  id: subscriptionNumber(number),
  health: {},
  ...changes,
})

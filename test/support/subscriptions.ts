import type { NewSubscription } from '../../src/subscriptions/subscription.js'
import { newRecipient, noon, tenant } from './deliveries.js'

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

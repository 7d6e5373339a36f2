import { callbackHost } from '../callbacks/callback-url.js'
import { parseId } from '../storage/ids.js'
import type { Subscription } from '../subscriptions/subscription.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'

/** What an event says of a subscription: whose flow it starts, never the secret of its callback URL. */
export type SubjectOf = (tenantId: string, subscriptionId: string) => Promise<Subject>

/** The properties that events about callbacks have in common. */
export type Subject = Readonly<Record<string, string>>

/** Reads what is known of a subscription; of one that is gone, its id says which event type it was of. */
export const subjectOf =
  ({ get }: Pick<Subscriptions, 'get'>): SubjectOf =>
  async (tenantId, subscriptionId) => {
    const found = await get(tenantId, subscriptionId)
    const eventType = parseId(subscriptionId)?.eventType ?? ''
    return found ? shown(found) : { subscriptionId, eventType }
  }

const shown = ({ id, eventType, callbackUrl, oid, context }: Subscription): Subject => {
  const known = {
    subscriptionId: id,
    eventType,
    callbackHost: callbackHost(callbackUrl),
    flow: context.workflowName,
    workflowId: context.workflowId,
    environmentId: context.environmentId,
    makerId: oid,
  }
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

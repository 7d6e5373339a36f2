import pLimit from 'p-limit'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import { disabledSoon, type DisabledSoon } from '../../callbacks/way-to-disabled.js'
import type { SubscriptionHealth } from '../../subscriptions/callback-healths.js'
import { flowLinks } from '../../subscriptions/flow-links.js'
import type { Subscription } from '../../subscriptions/subscription.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'

/** So many are named, the next to be disabled first. */
const mostNamed = 20
const readsAtOnce = 16

/** Those on their way to being disabled, the next one first. */
export const soonDisabled = (
  policy: Pick<CircuitPolicy, 'disableAfterHours'>,
  healths: readonly SubscriptionHealth[],
): readonly (DisabledSoon & Pick<SubscriptionHealth, 'id'>)[] =>
  healths
    .flatMap(({ id, health }) => {
      const soon = disabledSoon(policy, health)
      return soon ? [{ id, ...soon }] : []
    })
    .sort((a, b) => a.disabledFrom.getTime() - b.disabledFrom.getTime())

/** The first of them, with whose flows they start: a read for each. */
export const nameSoonDisabled = async (
  { get }: Pick<Subscriptions, 'get'>,
  tenantId: string,
  soon: ReturnType<typeof soonDisabled>,
) => {
  const named = await pLimit(readsAtOnce).map(soon.slice(0, mostNamed), async (each) => {
    const subscription = await get(tenantId, each.id)
    return subscription ? [shown(subscription, each)] : []
  })
  return named.flat()
}

const shown = (
  subscription: Subscription,
  { percent, failingSince, disabledFrom }: DisabledSoon,
) => ({
  subscriptionId: subscription.id,
  eventType: subscription.eventType,
  oid: subscription.oid,
  flowName: subscription.context.workflowName ?? null,
  flowUrl: flowLinks(subscription).flowUrl,
  percent,
  failingSince: failingSince.toISOString(),
  disabledFrom: disabledFrom.toISOString(),
})

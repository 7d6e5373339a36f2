import pLimit from 'p-limit'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import { disabledSoon, type DisabledSoon } from '../../callbacks/way-to-disabled.js'
import { flowLinks } from '../../subscriptions/flow-links.js'
import type { Subscription } from '../../subscriptions/subscription.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'

/** So many are named, the next to be disabled first. */
const mostNamed = 20
const readsAtOnce = 16

/** So many that anything is held against are looked at. */
const mostLookedAt = 5000

/**
 * A tenant's subscriptions that are on their way to being disabled, the next one first, with whose flows they start: an operation for
 * each thousand that anything is held against, and a read for each that is named.
 */
export const soonDisabled = async (
  { get, unhealthy }: Pick<Subscriptions, 'get' | 'unhealthy'>,
  policy: Pick<CircuitPolicy, 'disableAfterHours'>,
  tenantId: string,
) => {
  const soon: (DisabledSoon & { readonly id: string })[] = []
  let lookedAt = 0
  for await (const { id, health } of unhealthy(tenantId)) {
    const found = disabledSoon(policy, health)
    if (found) soon.push({ id, ...found })
    if (++lookedAt >= mostLookedAt) break
  }
  const next = soon
    .sort((a, b) => a.disabledFrom.getTime() - b.disabledFrom.getTime())
    .slice(0, mostNamed)
  const named = await pLimit(readsAtOnce).map(next, async (each) => {
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

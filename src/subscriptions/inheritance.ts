import { isGoodHealth } from '../callbacks/callback-health.js'
import { toHealth, toHealthText } from '../callbacks/callback-health-text.js'
import { toHistory, toHistoryText, withChanges } from '../callbacks/health-history.js'
import type { SubscriptionRow } from './subscription-row.js'
import type { NewSubscription } from './subscription.js'

/** What is known of a callback that matters to whichever subscription takes its flow's place. */
export type Inheritance = Pick<SubscriptionRow, 'history' | 'standing' | 'told'>

/** What a subscription leaves; undefined where there is nothing to tell. */
export const inheritanceOf = ({ history, standing, told }: Inheritance): Inheritance | undefined =>
  standing || history || told
    ? {
        ...(standing ? { standing } : {}),
        ...(history ? { history } : {}),
        ...(told ? { told } : {}),
      }
    : undefined

/**
 * The columns of a successor: since when deliveries are parked, what its flow has been through, and what operators were told of it. Whatever
 * else was held against the former callback is forgotten.
 */
export const inherit = (
  { history, standing, told }: Inheritance,
  { createdAt, oid }: Pick<NewSubscription, 'createdAt' | 'oid'>,
): Inheritance => {
  const health = toHealth(standing)
  const { parkedSince } = health
  const steps = isGoodHealth(health)
    ? toHistory(history)
    : withChanges(toHistory(history), createdAt, [{ change: 'subscribed', by: oid }])
  return {
    ...(parkedSince ? { standing: toHealthText({ parkedSince }) } : {}),
    ...(steps.length > 0 ? { history: toHistoryText(steps) } : {}),
    ...(told ? { told } : {}),
  }
}

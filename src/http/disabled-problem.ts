import { Problem } from '../problem.js'

/** The fault that nothing can be sent to a subscription whose callback is called no more; it says how that changes. */
export const disabledProblem = (subscriptionId: string): Problem =>
  new Problem(
    'subscription-disabled',
    `Its callback is called no more. POST /subscriptions/${subscriptionId}/enable first.`,
  )

import { failingHours, type CallbackHealth } from '../../callbacks/callback-health.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import type { AnsweredChange } from '../../callbacks/health-history.js'
import type { Log } from '../../log.js'
import { measure } from '../../telemetry/measure.js'
import type { Recipient } from '../../subscriptions/subscription.js'

/** Says in the log what has changed in how a callback fares, whose health is now so, and counts it. */
export const logChanges =
  ({ disableAfterHours }: Pick<CircuitPolicy, 'disableAfterHours'>) =>
  (
    { id, tenantId }: Pick<Recipient, 'id' | 'tenantId'>,
    changes: readonly AnsweredChange[],
    health: CallbackHealth,
    log: Log,
  ): void => {
    const facts = { subscriptionId: id, tenantId }
    const hours = Math.round(failingHours(health) * 10) / 10
    for (const { change, reason } of changes) {
      if (change !== 'failing') measure('callbackChanges', 1, { change })
      switch (change) {
        case 'disabled':
          log.error('callback.disabled', { ...facts, reason, hours })
          break
        case 'failing':
          log.error('callback.failing', { ...facts, hours, disabledAfterHours: disableAfterHours })
          break
        case 'on-probation':
          log('callback.on-probation', facts)
          break
        case 'recovered':
          log('callback.recovered', facts)
          break
        case 'off':
          log('callback.off', facts)
          break
        case 'on':
          log('callback.on', facts)
      }
    }
  }

import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import type { OperationalEvent } from '../../src/operational-events/fire-operational.js'
import type { CallbackState, CallbackStates } from '../../src/subscriptions/callback-state-table.js'
import { circuitPolicy } from './circuit-policy.js'
import { noon } from './deliveries.js'
import { loggedContext } from './log-lines.js'
import { keptSubscription } from './subscriptions.js'

/** Subscriptions' rows, and operators who are told of it: what is fired is kept, and what is to be done later is done when a test says so. */
export const toldOperators = (health: CallbackHealth = {}) => {
  const logged = loggedContext()
  /** Each subscription's state; undefined for one that is gone. */
  const rows = new Map<string, CallbackState | undefined>()
  const clock = { now: noon }
  const fired: OperationalEvent[] = []
  const planned: { readonly milliseconds: number; readonly work: () => void }[] = []
  const failures: Error[] = []
  const counts = { storage: 0 }
  const updateState: CallbackStates['updateState'] = ({ id }, decide) => {
    counts.storage++
    const state = rows.has(id) ? rows.get(id) : { health, history: [] }
    if (!state) return Promise.resolve(undefined)
    const { change, answer } = decide(state)
    rows.set(id, { ...state, ...change })
    return Promise.resolve(answer)
  }
  return {
    ...logged,
    rows,
    clock,
    counts,
    fired,
    planned,
    /** The next fires fail so. */
    failures,
    parts: {
      circuitPolicy,
      log: logged.log,
      now: () => clock.now,
      later: (milliseconds: number, work: () => void) => {
        planned.push({ milliseconds, work })
      },
      fire: (event: OperationalEvent) => {
        const failure = failures.shift()
        if (failure) return Promise.reject(failure)
        fired.push(event)
        return Promise.resolve()
      },
      subscriptions: {
        updateState,
        get: (_tenantId: string, id: string) =>
          Promise.resolve(rows.get(id) && keptSubscription(1, { id })),
      },
    },
  }
}

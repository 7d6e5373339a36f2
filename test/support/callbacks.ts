import { nextState } from '../../src/deliveries/outcome/next-state.js'
import type { Attempt } from '../../src/delivery-store/delivery.js'
import { updateHealth } from '../../src/deliveries/outcome/update-health.js'
import { outcomesBy } from '../../src/deliveries/outcome/outcomes.js'
import { claimProbe } from '../../src/deliveries/attempt/claim-probe.js'
import { tryDelivery } from '../../src/deliveries/attempt/try-delivery.js'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import type { CallbackKey } from '../../src/queues/held-table.js'
import type { ReleaseMessage } from '../../src/queues/messages.js'
import { settingsOf } from '../../src/settings.js'
import type { CallbackState, CallbackStates } from '../../src/subscriptions/callback-state-table.js'
import { parseCircuitPolicy } from '../../src/callbacks/circuit-policy.js'
import { newAttempt, noon } from './deliveries.js'
import { loggedContext } from './log-lines.js'

/** One callback's notes in memory, and all that tries deliveries to it; the clock is driven, and the answers are set. */
export const fakeCallback = (first: Partial<CallbackState> = {}) => {
  const logged = loggedContext()
  const steps: string[] = []
  let probes = 0
  const released: ReleaseMessage[] = []
  const woken: [string, number][] = []
  /** What operators were told of: its health now and before. */
  const told: (CallbackHealth | undefined)[][] = []
  const state = {
    notes: { health: {}, history: [], ...first } satisfies CallbackState,
    now: noon,
    answer: {} as Partial<Attempt>,
    paced: undefined as Date | undefined,
    isFull: false,
  }
  const now = () => state.now
  const updateState: CallbackStates['updateState'] = (_key, decide) => {
    const { change, answer } = decide(state.notes)
    if (change) steps.push('note')
    state.notes = { ...state.notes, ...change }
    return Promise.resolve(answer)
  }
  const subscriptions = { updateState }
  const queues = {
    release: (message: ReleaseMessage) => {
      released.push(message)
      return Promise.resolve()
    },
    wake: ({ subscriptionId }: CallbackKey, delaySeconds = 0) => {
      woken.push([subscriptionId, delaySeconds])
      return Promise.resolve()
    },
  }
  const news = {
    callback: (_key: unknown, health: CallbackHealth, before?: CallbackHealth) => {
      told.push([health, before])
    },
  }
  const outcomeOf = outcomesBy()
  const circuitPolicy = parseCircuitPolicy(settingsOf({}))
  const newProbeId = () => `probe-${(probes += 1)}`
  const updates = { subscriptions, queues, circuitPolicy, outcomeOf, now, news }
  const parts = {
    claimProbe: claimProbe({ subscriptions, circuitPolicy, now, newProbeId }),
    circuitPolicy,
    rateLimit: () => {
      steps.push('book')
      return Promise.resolve(state.paced)
    },
    callLimiter: {
      run: <T>(id: string | undefined, call: () => Promise<T>) =>
        state.isFull && id !== undefined ? Promise.resolve(undefined) : call(),
    },
    postCallback: () => {
      steps.push('post')
      return Promise.resolve(newAttempt({ at: state.now, ...state.answer }))
    },
    nextState: nextState({ retrySchedule: [10, 60], outcomeOf, now, random: () => 0 }),
    updateHealth: updateHealth(updates),
    news,
    now,
    random: () => 0,
  }
  return { ...logged, state, steps, released, woken, told, updates, parts, run: tryDelivery(parts) }
}

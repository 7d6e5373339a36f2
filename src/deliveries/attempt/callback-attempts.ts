import { randomUUID } from 'node:crypto'
import type { Dispatcher } from 'undici'
import type { CallbackGuard } from '../../callbacks/callback-guard.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import type { OperatorNews } from '../../operational-events/operator-news.js'
import type { MasterSecret } from '../../signing/signing-config.js'
import { signatureHeaders } from '../../signing/signature-headers.js'
import type { CallbackStates } from '../../subscriptions/callback-state-table.js'
import type { CallLimiter } from '../limits/call-limiter.js'
import { rateLimit, type RateLimitParts } from '../limits/rate-limit.js'
import { nextState } from '../outcome/next-state.js'
import { outcomesBy, type OutcomeOf, type OutcomeRule } from '../outcome/outcomes.js'
import type { RetrySchedule } from '../outcome/retry-schedule.js'
import { updateHealth, type UpdateHealthParts } from '../outcome/update-health.js'
import { claimProbe } from './claim-probe.js'
import { measured } from './measured.js'
import { postCallback } from './post-callback.js'
import { testDelivery, type TestDelivery } from './test-delivery.js'
import { tryDelivery, type TryDelivery } from './try-delivery.js'

/** How callbacks are called: by one budget, one policy and one meaning of what they answer. */
export interface CallbackAttempts {
  readonly outcomeOf: OutcomeOf
  /** Attempts that wait so many seconds for an answer, and go through a limiter. */
  readonly within: (seconds: number, limiter: CallLimiter) => TryDelivery
  readonly test: (seconds: number, limiter: CallLimiter) => TestDelivery
}

/** What decides whether and how callbacks are called, and where their health is kept. */
export interface CallbackAttemptsParts {
  readonly settings: {
    readonly circuitPolicy: CircuitPolicy
    readonly callsPerMinute: number
    readonly outcomes: readonly OutcomeRule[]
    readonly retrySchedule: RetrySchedule
    readonly signingSecrets: readonly MasterSecret[]
  }
  readonly guard: CallbackGuard
  readonly subscriptions: CallbackStates & RateLimitParts['subscriptions']
  readonly queues: UpdateHealthParts['queues']
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>
  readonly now: () => Date
  readonly news: Pick<OperatorNews, 'callback'>
}

/** Puts together what attempts have in common. */
export const callbackAttempts = ({
  settings: { circuitPolicy, callsPerMinute, outcomes, retrySchedule, signingSecrets },
  guard,
  subscriptions,
  queues,
  dispatcher,
  now,
  news,
}: CallbackAttemptsParts): CallbackAttempts => {
  const outcomeOf = outcomesBy(outcomes)
  const sign = signatureHeaders(signingSecrets)
  const budget = rateLimit({ subscriptions, callsPerMinute, now })
  const parts = {
    circuitPolicy,
    claimProbe: claimProbe({ subscriptions, circuitPolicy, now, newProbeId: randomUUID }),
    rateLimit: budget,
    nextState: nextState({ retrySchedule, outcomeOf, now, random: Math.random }),
    updateHealth: updateHealth({ subscriptions, queues, circuitPolicy, outcomeOf, now, news }),
    news,
    now,
    random: Math.random,
  }
  const post = (timeoutSeconds: number) =>
    postCallback({ guard, dispatcher, timeoutSeconds, now, sign })

  return {
    outcomeOf,
    within: (seconds, callLimiter) =>
      measured(tryDelivery({ ...parts, callLimiter, postCallback: post(seconds) })),
    test: (seconds, callLimiter) =>
      testDelivery({
        ...{ outcomeOf, callLimiter, rateLimit: budget, newId: randomUUID },
        postCallback: post(seconds),
      }),
  }
}

import { callbackIdentity } from '../../callbacks/callback-identity.js'
import { circuitDecision, type CircuitDecision } from '../../callbacks/circuit-decision.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import type { Delivery } from '../../delivery-store/delivery.js'
import type { Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import { noNews, type OperatorNews } from '../../operational-events/operator-news.js'
import { askStorage } from '../../storage/storage-fault.js'
import { inThisTrace } from '../../telemetry/trace.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import type { CallLimiter } from '../limits/call-limiter.js'
import type { RateLimit } from '../limits/rate-limit.js'
import { end, hold, type NextState } from '../outcome/next-state.js'
import { parkedDays } from '../outcome/retry-schedule.js'
import type { UpdateHealth } from '../outcome/update-health.js'
import type { ClaimProbe } from './claim-probe.js'
import { callbackRequest, type PostCallback } from './post-callback.js'

/** A delivery after it was its turn, attempted or not. */
export interface Tried {
  readonly delivery: Delivery
  /** Where it changed its callback's health: resolves when that is noted; to be awaited once the delivery is recorded. */
  readonly healthUpdated?: Promise<unknown>
}

/** Attempts a delivery, or holds it while its callback is not to be called: holding uses up none of its attempts. */
export type TryDelivery = (
  event: Event,
  delivery: Delivery,
  recipient: Recipient,
  log: Log,
) => Promise<Tried>

/** The checks before an attempt, the attempt itself, and what follows from its answer. */
export interface TryDeliveryParts {
  readonly claimProbe: ClaimProbe
  readonly circuitPolicy: CircuitPolicy
  readonly rateLimit: RateLimit
  readonly callLimiter: Pick<CallLimiter, 'run'>
  readonly postCallback: PostCallback
  readonly nextState: NextState
  readonly updateHealth: UpdateHealth
  readonly now: () => Date
  readonly random: () => number
  /** Absent: operators are told in the log only. */
  readonly news?: Pick<OperatorNews, 'callback'>
}

/** Deliveries that one callback's throttling or its flow holds come back spread out: the longer they were held, the more, up to so long. */
const spreadMs = 15_000
const spreadShare = 0.2

/** When another one was faster to claim the probe, or storage could not be asked, a delivery looks again this soon. */
const outrunMs = 3_000

/** While a probe is under way, a delivery looks again this soon: a callback that is back answers at once, one that hangs does not. */
const probingMs = 10_000

/** When a callback has its most calls under way, a delivery looks again this soon: it is slow, and looking costs. */
const busyMs = 10_000

/** A reserved call that is made later than this has missed its minute, and is reserved again. */
const missedMs = 30_000

type Hold = Extract<CircuitDecision, { kind: 'hold' }>

const parkedMs = parkedDays * 86_400_000

/** Tries deliveries by their callback's health and budget. */
export const tryDelivery = ({
  claimProbe,
  circuitPolicy,
  rateLimit,
  callLimiter,
  postCallback,
  nextState,
  updateHealth,
  now,
  random,
  news = noNews,
}: TryDeliveryParts): TryDelivery => {
  const spreadAfter = (until: Date): Date => {
    const heldMs = until.getTime() - now().getTime()
    return new Date(until.getTime() + random() * Math.min(heldMs * spreadShare, spreadMs))
  }
  /** On probation, it waits for its callback, and is due as soon as that is back; otherwise for a time. */
  const heldUntil = ({ reason, probing, until }: Hold): Date =>
    reason === 'on-probation' ? now() : probing ? soon(probingMs) : spreadAfter(until)
  const soon = (ms: number) => new Date(now().getTime() + (ms * (1 + random())) / 2)
  /** A call that was put off has a time reserved, which is now. */
  const isReserved = ({ reason, dueAt }: Delivery): boolean =>
    reason === 'paced' && dueAt !== undefined && now().getTime() - dueAt.getTime() < missedMs

  const held = (event: Event, delivery: Delivery, reason: string, until: Date): Tried => {
    const parked = reason === 'flow-off'
    const tooLong = parked && now().getTime() - event.firedAt.getTime() > parkedMs
    return {
      delivery: tooLong
        ? end(delivery, { state: 'deadLettered', reason: 'exhausted: flow-off' })
        : hold(delivery, { state: parked ? 'parked' : 'pending', reason, until }),
    }
  }

  return async (event, delivery, recipient, log) => {
    const decision = circuitDecision(circuitPolicy, recipient.health, now())
    // A probe is one call, whose turn it is: what hangs at its callback may not hold it up.
    const callback = decision.kind === 'call' ? callbackIdentity(recipient.callbackUrl) : undefined
    switch (decision.kind) {
      case 'disabled':
        // Whoever disabled it may have died before it told of that.
        news.callback(recipient, recipient.health)
        return {
          delivery: end(delivery, { state: 'deadLettered', reason: 'callback-disabled' }),
        }
      case 'hold':
        return held(event, delivery, decision.reason, heldUntil(decision))
      case 'probe': {
        const claimed = await askStorage(claimProbe(recipient))
        if (claimed === 'unreachable') return held(event, delivery, 'our-storage', soon(outrunMs))
        if (!claimed)
          return recipient.health.parkedSince
            ? held(event, delivery, 'flow-off', soon(outrunMs))
            : held(event, delivery, 'on-probation', now())
        break
      }
      case 'call': {
        const at = isReserved(delivery) ? undefined : rateLimit(recipient, callback)
        const paced = at && (await askStorage(at))
        if (paced === 'unreachable') return held(event, delivery, 'our-storage', soon(outrunMs))
        if (paced) return held(event, delivery, 'paced', paced)
      }
    }

    const attempt = await callLimiter.run(
      callback,
      inThisTrace(() => postCallback(callbackRequest(event, delivery, recipient))),
    )
    if (!attempt) return held(event, delivery, 'busy', soon(busyMs))
    const after = nextState(delivery, attempt)
    const healthUpdated = updateHealth(recipient, after, decision.kind === 'probe', log)
    if (!healthUpdated) return { delivery: after }
    // It may fail before anyone awaits it, which must not end the process.
    healthUpdated.catch(() => undefined)
    return { delivery: after, healthUpdated }
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { Agent } from 'undici'
import type { Config } from '../config.js'
import type { Events } from '../events/event-table.js'
import { servesTenant } from '../entra-config.js'
import type { WorkQueues } from '../queues/work-queues.js'
import { partitionKey } from '../storage/partition-key.js'
import { shareReads } from '../storage/share-reads.js'
import { signatureHeaders } from '../signing/signature-headers.js'
import type { CallbackGuard } from '../callbacks/callback-guard.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import { advance } from './outcome/next-state.js'
import { attemptDelivery } from './attempt-delivery.js'
import { bulkhead, type Bulkhead } from './limits/call-limiter.js'
import { deliverChunk, type DeliverChunk } from './fan-out/deliver-chunk.js'
import type { Deliveries } from '../delivery-store/delivery-table.js'
import { fanOut, type FanOut } from './fan-out/fan-out.js'
import { followUp } from './outcome/follow-up.js'
import { inFlight } from './limits/weighted-limiter.js'
import { inRoom } from './fan-out/admit-chunk.js'
import { noteAnswer } from './outcome/update-health.js'
import { noteStarted } from './outcome/note-last-start.js'
import { outcomesBy } from './outcome/outcomes.js'
import { pace } from './limits/rate-limit.js'
import { postCallback } from './attempt/post-callback.js'
import { releaseParked, type ReleaseParked } from './resume/release-parked.js'
import { retryDelivery, type RetryDelivery } from './resume/retry-delivery.js'
import { sweep, type Sweep } from './resume/sweep.js'
import { tryDelivery } from './attempt/try-delivery.js'

/** What the queue and timer functions do. */
export interface DeliveryEngine {
  readonly fanOut: FanOut
  readonly deliverChunk: DeliverChunk
  readonly retryDelivery: RetryDelivery
  readonly releaseParked: ReleaseParked
  readonly sweep: Sweep
}

/** What the engine works with. */
export interface DeliveryEngineParts {
  readonly config: Config
  readonly guard: CallbackGuard
  readonly subscriptions: Subscriptions
  readonly events: Events
  readonly deliveries: Deliveries
  readonly queues: WorkQueues
  readonly now: () => Date
}

/** First attempts at once, in each process, and as many retries: a flow itself takes a thousand calls at once. */
const posts = { room: 128, places: 32, patienceMs: 1000 }

/** Deliveries that are under way at once in each lane, whatever waits in a queue. */
const deliveriesInLane = 2400

/** Chunks that are as small as this have a lane of their own, so that they never wait for large ones. */
const smallChunk = 50

/** The host ends a function after ten minutes, and all that runs beside it: who has not begun by then gives its message back. */
const longestWaitMs = 5 * 60_000

/** A first attempt gives up sooner than a retry: what hangs must not keep the place of other events' first attempts. */
const firstAttemptSeconds = 10

const keepAliveMs = 30_000

/** Puts the parts together that deliver events. */
export const deliveryEngine = ({
  config,
  guard,
  subscriptions,
  events,
  deliveries,
  queues,
  now,
}: DeliveryEngineParts): DeliveryEngine => {
  const outcomeOf = outcomesBy(config.outcomes)
  const sign = signatureHeaders(config.signingSecrets)
  const dispatcher = new Agent({ keepAliveTimeout: keepAliveMs })
  const { timeoutSeconds } = config.callbacks
  const { probation, callsPerMinute, retrySchedule } = config
  const callbacks = {
    subscriptions,
    probation,
    pace: pace({ subscriptions, callsPerMinute, now }),
    advance: advance({ retrySchedule, outcomeOf, now, random: Math.random }),
    noteAnswer: noteAnswer({ subscriptions, queues, probation, outcomeOf, now }),
    now,
    random: Math.random,
  }
  const tryWithin = (seconds: number, bulkhead: Bulkhead) =>
    tryDelivery({
      ...callbacks,
      bulkhead,
      attemptDelivery: attemptDelivery(
        postCallback({ guard, dispatcher, timeoutSeconds: seconds, now, sign }),
      ),
    })
  const engine = {
    subscriptions: { ...subscriptions, noteStarted: noteStarted(subscriptions.noteStarted) },
    deliveries,
    queues,
    followUp: followUp({ subscriptions, queues, outcomeOf, now }),
    now,
  }
  const firstAttempts = bulkhead(posts)
  const deliver = deliverChunk({
    ...engine,
    tryDelivery: tryWithin(Math.min(timeoutSeconds, firstAttemptSeconds), firstAttempts),
    bulkhead: firstAttempts,
  })
  const retry = retryDelivery({
    ...engine,
    tryDelivery: tryWithin(timeoutSeconds, bulkhead(posts)),
  })

  const lane = () => inFlight(deliveriesInLane, longestWaitMs)
  const [small, large, slices] = [lane(), lane(), lane()]

  return {
    fanOut: fanOut({
      ...engine,
      subscriptions: {
        ...engine.subscriptions,
        firstRecipients: shareReads(subscriptions.firstRecipients, partitionKey),
      },
      deliverChunk: inRoom(deliver, (weight) => (weight <= smallChunk ? small : large), now),
      serves: (tenantId) => servesTenant(config.entra.tenants, tenantId),
    }),
    deliverChunk: inRoom(deliver, () => slices, now),
    retryDelivery: retry,
    releaseParked: releaseParked({
      subscriptions,
      deliveries,
      events,
      retryDelivery: retry,
      queues,
      now,
      pause,
    }),
    sweep: sweep({ events, deliveries, queues, now }),
  }
}

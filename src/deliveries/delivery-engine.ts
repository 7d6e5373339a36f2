import type { Dispatcher } from 'undici'
import type { CallbackGuard } from '../callbacks/callback-guard.js'
import { callbackDispatcher } from '../connections/callback-dispatcher.js'
import type { Deliveries, Searches } from '../delivery-store/delivery-table.js'
import type { Events } from '../events/event-table.js'
import { noNews, type OperatorNews } from '../operational-events/operator-news.js'
import type { WorkQueues } from '../queues/work-queues.js'
import { usualSizes, type Sizes } from '../storage/sizes.js'
import type { CallbackStates } from '../subscriptions/callback-state-table.js'
import type { Reservations } from '../subscriptions/reservation-table.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import { callbackAttempts } from './attempt/callback-attempts.js'
import type { TestDelivery } from './attempt/test-delivery.js'
import type { DeliverySettings } from './delivery-settings.js'
import type { AdmitChunk } from './fan-out/admit-chunk.js'
import { chunkPools } from './fan-out/chunk-pools.js'
import { deliverChunk } from './fan-out/deliver-chunk.js'
import { fanOut, type FanOut } from './fan-out/fan-out.js'
import { recipientPages } from './fan-out/recipient-pages.js'
import { callLimiter } from './limits/call-limiter.js'
import { processLimits, type ProcessLimits } from './limits/process-limits.js'
import { followUp, type FollowUpParts } from './outcome/follow-up.js'
import { holdForCallback } from './outcome/hold-for-callback.js'
import { noteLastStart } from './outcome/note-last-start.js'
import { longestRetryMs } from './outcome/retry-schedule.js'
import { fewAtOnce } from './resume/few-at-once.js'
import { release, type Release } from './resume/release.js'
import { retryDelivery, type RetryDelivery } from './resume/retry-delivery.js'
import { sweep, type Sweep } from './resume/sweep.js'

/** What the queue and timer functions do, and how callbacks are tested. */
export interface DeliveryEngine {
  readonly fanOut: FanOut
  readonly deliverChunk: AdmitChunk
  readonly retryDelivery: RetryDelivery
  readonly testDelivery: TestDelivery
  readonly release: Release
  readonly sweep: Sweep
}

/** The stores, the queues and the rules that the engine is put together from. */
export interface DeliveryEngineParts {
  readonly settings: DeliverySettings
  readonly guard: CallbackGuard
  readonly subscriptions: CallbackStates &
    Reservations &
    FollowUpParts['subscriptions'] &
    Pick<Subscriptions, 'firstRecipients' | 'noteLastStart' | 'recipientsIn' | 'tenantPage'>
  readonly events: Pick<Events, 'get' | 'idsBetween' | 'partitions'>
  readonly deliveries: Omit<
    Deliveries,
    keyof Searches | 'addLate' | 'purgeGone' | 'recordedPartitions'
  >
  readonly queues: Omit<WorkQueues, 'fanOutHidden' | 'fronts' | 'poison' | 'reach'>
  /** Whether a tenant may still use this app. */
  readonly serves: (tenantId: string) => boolean
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<unknown>
  /** How operators are told; by default in the log only. */
  readonly news?: OperatorNews
  /** What makes HTTP requests; by default over connections of its own. */
  readonly dispatcher?: Pick<Dispatcher, 'dispatch'>
  /** In what portions work is divided; the usual ones by default. */
  readonly sizes?: Sizes
  readonly limits?: ProcessLimits
}

/** A first attempt gives up sooner than a retry: what hangs must not hold up other events' first attempts. */
const firstAttemptSeconds = 10

const hourMs = 3_600_000

/** Puts the parts together that deliver events. */
export const deliveryEngine = ({
  settings,
  guard,
  subscriptions,
  events,
  deliveries,
  queues,
  serves,
  now,
  pause,
  news = noNews,
  sizes = usualSizes,
  limits = processLimits,
  dispatcher = callbackDispatcher({ ...settings.callbacks, ...limits }),
}: DeliveryEngineParts): DeliveryEngine => {
  const { circuitPolicy, retrySchedule } = settings
  const { timeoutSeconds } = settings.callbacks
  const attempts = callbackAttempts({
    settings,
    guard,
    subscriptions,
    queues,
    dispatcher,
    now,
    news,
  })
  const { outcomeOf } = attempts
  const holdBack = holdForCallback({ subscriptions, queues, circuitPolicy, now })
  const engine = {
    subscriptions: { ...subscriptions, noteLastStart: noteLastStart(subscriptions.noteLastStart) },
    ...{ deliveries, queues, now, pause },
    followUp: followUp({ subscriptions, queues, holdForCallback: holdBack, outcomeOf, now, news }),
  }
  const firstAttempts = callLimiter(limits.firstAttempts)
  const deliver = deliverChunk({
    ...engine,
    tryDelivery: attempts.within(Math.min(timeoutSeconds, firstAttemptSeconds), firstAttempts),
    callLimiter: firstAttempts,
  })
  const retries = callLimiter(limits.retries)
  const retry = retryDelivery({
    ...engine,
    ...fewAtOnce(engine, limits.storageCallsOfRetries),
    tryDelivery: attempts.within(timeoutSeconds, retries),
  })

  const pages = recipientPages({
    firstRecipients: subscriptions.firstRecipients,
    most: limits.keptWhileWaiting,
    now,
  })
  const { onTheSpot, queued } = chunkPools({ deliverChunk: deliver, pages, queues, limits })

  return {
    fanOut: fanOut({
      ...engine,
      pages,
      deliverChunk: onTheSpot,
      serves,
      sizes,
    }),
    deliverChunk: queued,
    retryDelivery: retry,
    testDelivery: attempts.test(timeoutSeconds, retries),
    release: release({
      ...{ subscriptions, deliveries, events, queues, circuitPolicy, now, pause },
      retryDelivery: retry,
      lookBackMs: longestRetryMs(retrySchedule) + circuitPolicy.disableAfterHours * hourMs,
    }),
    sweep: sweep({ events, deliveries, queues, holdForCallback: holdBack, now }),
  }
}

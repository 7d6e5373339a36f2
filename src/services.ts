import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Agent } from 'undici'
import { loadCatalogue, type Catalogue } from './catalogue/catalogue.js'
import { parseConfig, type Config } from './config.js'
import type { Environment } from './settings.js'
import { advance } from './deliveries/advance.js'
import { attemptDelivery } from './deliveries/attempt-delivery.js'
import { deliverChunk, type DeliverChunk } from './deliveries/deliver-chunk.js'
import { tableDeliveries, type Deliveries } from './deliveries/delivery-table.js'
import { fanOut, type FanOut } from './deliveries/fan-out.js'
import { followUp } from './deliveries/follow-up.js'
import { inFlight } from './deliveries/in-flight.js'
import { noteStarted } from './deliveries/note-started.js'
import { postCallback } from './deliveries/post-callback.js'
import { retryDelivery, type RetryDelivery } from './deliveries/retry-delivery.js'
import { sweep, type Sweep } from './deliveries/sweep.js'
import { acceptEvents, type AcceptEvents } from './events/accept-events.js'
import { tableEvents, type Events } from './events/event-table.js'
import { idempotency } from './events/idempotency.js'
import { newEvent } from './events/new-event.js'
import { authenticate } from './http/authenticate.js'
import { authorize, type Authorize } from './http/authorize.js'
import { servesTenant } from './http/entra-config.js'
import { findKey } from './keys/find-key.js'
import { tableKeys } from './keys/key-table.js'
import { cursorSecret } from './polling/cursor-secret.js'
import { poll, type Poll } from './polling/poll.js'
import { openStorage } from './storage/storage.js'
import { callbackGuard, type CallbackGuard } from './subscriptions/callback-guard.js'
import { tableSubscriptions, type Subscriptions } from './subscriptions/subscription-table.js'
import { storageQueues, type WorkQueues } from './queues/work-queues.js'

/** All that the functions work with. */
export interface Services {
  readonly config: Config
  readonly catalogue: Catalogue
  readonly authorize: Authorize
  readonly guard: CallbackGuard
  readonly subscriptions: Subscriptions
  readonly events: Events
  readonly acceptEvents: AcceptEvents
  readonly deliveries: Deliveries
  readonly queues: WorkQueues
  readonly fanOut: FanOut
  readonly deliverChunk: DeliverChunk
  readonly retryDelivery: RetryDelivery
  readonly sweep: Sweep
  readonly poll: Poll
  readonly cursorSecret: () => Promise<Buffer>
  readonly now: () => Date
}

/** POSTs that may be young at once, in each process; see in-flight.ts. */
const postsInFlight = 256
const patienceMs = 1000

/** A first attempt gives up sooner than a retry: what hangs must not keep the place of other events' first attempts. */
const firstAttemptSeconds = 10

const keepAliveMs = 30_000

/** Puts the app together. Nothing is sent to anyone yet; wrong settings or a wrong catalogue throw here, all named. */
export const createServices = (environment: Environment, catalogueFolder: string): Services => {
  const config = parseConfig(environment)
  const now = () => new Date()
  const storage = openStorage(config.storage)
  const guard = callbackGuard(config.callbacks)
  const subscriptions = tableSubscriptions(storage.table('subscriptions'))
  const eventTable = storage.table('events')
  const events = tableEvents(eventTable)
  const deliveries = tableDeliveries(storage.table('deliveries'))
  const queues = storageQueues(storage)

  const keys = findKey(tableKeys(storage.table('keys')), now)

  const dispatcher = new Agent({ keepAliveTimeout: keepAliveMs })
  const { timeoutSeconds } = config.callbacks
  const attempt = (seconds: number) =>
    attemptDelivery(
      postCallback({ guard, dispatcher, timeoutSeconds: seconds, now }),
      inFlight(postsInFlight, patienceMs),
    )
  const engine = {
    subscriptions,
    deliveries,
    queues,
    advance: advance({ retrySchedule: config.retrySchedule, now, random: Math.random }),
    followUp: followUp({ subscriptions, queues, now }),
    now,
  }
  const deliver = deliverChunk({
    ...engine,
    subscriptions: { ...subscriptions, noteStarted: noteStarted(subscriptions.noteStarted) },
    attemptDelivery: attempt(Math.min(timeoutSeconds, firstAttemptSeconds)),
  })

  return {
    config,
    catalogue: loadCatalogue(catalogueFolder),
    authorize: authorize(authenticate(config.entra, now), config, keys),
    guard,
    subscriptions,
    events,
    acceptEvents: acceptEvents({
      events,
      idempotency: idempotency({ table: eventTable, events, pause }),
      queues,
      now,
      newEvent,
    }),
    deliveries,
    queues,
    fanOut: fanOut({
      ...engine,
      deliverChunk: deliver,
      serves: (tenantId) => servesTenant(config.entra.tenants, tenantId),
    }),
    deliverChunk: deliver,
    retryDelivery: retryDelivery({ ...engine, attemptDelivery: attempt(timeoutSeconds) }),
    poll: poll({ events, now }),
    cursorSecret: cursorSecret(storage.table('keys')),
    sweep: sweep({ events, deliveries, queues, now }),
    now,
  }
}

/** The running app's services: the one place where the environment is read. */
export const services: Services = createServices(
  // eslint-disable-next-line no-restricted-properties
  process.env,
  fileURLToPath(new URL('../../catalogue/', import.meta.url)),
)

import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { callbackGuard, type CallbackGuard } from './callbacks/callback-guard.js'
import { namesOf } from './catalogue/names-of.js'
import { loadProject, type Project } from './catalogue/project.js'
import { parseConfig, type Config } from './config.js'
import {
  deliveryEngine,
  type DeliveryEngine,
  type DeliveryEngineParts,
} from './deliveries/delivery-engine.js'
import { fanOutAtOnce } from './deliveries/fan-out/fan-out-at-once.js'
import { eventsAtOnce } from './deliveries/limits/process-limits.js'
import { tableDeliveries, type Deliveries } from './delivery-store/delivery-table.js'
import { openCipher } from './encryption/open-cipher.js'
import { readVaultSecret } from './encryption/read-vault-secret.js'
import { servesTenant } from './entra-config.js'
import { acceptEvents, type AcceptEvents } from './events/accept-events.js'
import type { Events } from './events/event-table.js'
import { newEvents } from './events/new-events.js'
import { openEvents } from './events/open-events.js'
import { findAbove } from './find-above.js'
import { authenticate } from './http/auth/authenticate.js'
import { authorize, type Authorize } from './http/auth/authorize.js'
import { publishRate, type PublishRate } from './http/publish/publish-rate.js'
import { findKey } from './keys/find-key.js'
import { tableKeys } from './keys/key-table.js'
import { openNews, type News } from './operational-events/open-news.js'
import { withOperational } from './operational-events/operational-catalogue.js'
import { operations, type Operations } from './operations/operations.js'
import { processLog, type Log } from './log.js'
import { cursorSecret } from './polling/cursor-secret.js'
import { poll, type Poll } from './polling/poll.js'
import type { Drain } from './queues/work-at-once.js'
import { storageQueues, type WorkQueues } from './queues/work-queues.js'
import type { Environment } from './settings.js'
import { usualSizes } from './storage/sizes.js'
import { identityCredential } from './storage/identity-credential.js'
import { openStorage, type Storage } from './storage/storage.js'
import { subscribe, type Subscribe } from './subscriptions/subscribe.js'
import { tableSubscriptions, type Subscriptions } from './subscriptions/subscription-table.js'
import { flushTelemetry, startTelemetry } from './telemetry/telemetry.js'

/** All that the functions work with. */
export interface Services extends DeliveryEngine, News, Operations, Project {
  readonly config: Config
  readonly authorize: Authorize
  readonly guard: CallbackGuard
  readonly subscriptions: Subscriptions
  readonly subscribe: Subscribe
  readonly events: Events
  readonly acceptEvents: AcceptEvents
  readonly deliveries: Deliveries
  readonly queues: WorkQueues
  readonly poll: Poll
  readonly cursorSecret: () => Promise<Buffer>
  readonly passPublisher: PublishRate
  readonly drain: Drain
  readonly now: () => Date
}

/** What an app runs on, and how much it does at a time: real and as usual, unless it is simulated. */
export interface Surroundings extends Pick<DeliveryEngineParts, 'dispatcher' | 'limits' | 'sizes'> {
  readonly storage: Storage
  readonly pause: (milliseconds: number) => Promise<unknown>
  /** Where work says what came of it that outlives its invocation; by default where this process prints. */
  readonly log?: Log
}

/** Puts an app together. Nothing is sent to anyone yet. */
export const assemble = (
  config: Config,
  { catalogue, connector }: Project,
  { storage, pause, log = processLog, sizes = usualSizes, ...network }: Surroundings,
): Services => {
  const { now, table } = storage
  const guard = callbackGuard(config.callbacks)
  const names = namesOf(catalogue)
  const cipher = openCipher(config.encryptionKeys, readVaultSecret(config.storage))
  const subscriptions = tableSubscriptions(table('subscriptions'), names, cipher, sizes.page)
  const { events, idempotency } = openEvents(storage, { namesOf: names, page: sizes.page, pause })
  const deliveries = tableDeliveries(table('deliveries'), names)
  const queues = storageQueues(storage)
  const keys = findKey(tableKeys(table('keys')), now)
  // What is delivered may be told of, by events that are delivered.
  const accept: AcceptEvents = (...fired) => acceptFired(...fired)
  const told = openNews(config, { subscriptions, acceptEvents: accept, log, now })
  const stores = { subscriptions, events, deliveries, queues, now, ...told }

  const engine = deliveryEngine({
    ...stores,
    settings: config,
    guard,
    serves: (tenantId) => servesTenant(config.entra.tenants, tenantId),
    pause,
    sizes,
    ...network,
  })

  const atOnce = fanOutAtOnce({
    ...{ ...stores, fanOut: engine.fanOut, log, pause },
    most: config.deliverAtOnce ? eventsAtOnce : 0,
  })

  const accepting = { ...stores, ...catalogue, idempotency, queues: atOnce }
  const acceptFired = acceptEvents({ ...accepting, newEvents })

  return {
    ...stores,
    config,
    catalogue: withOperational(catalogue, config.operationalEvents),
    connector,
    authorize: authorize(authenticate(config.entra, now), config, keys, names),
    guard,
    subscribe: subscribe({ ...stores, quotas: config.quotas }),
    acceptEvents: acceptFired,
    ...operations({ ...stores, ...config, catalogue, namesOf: names }),
    ...engine,
    poll: poll({ events, now }),
    cursorSecret: cursorSecret(table('keys')),
    drain: async (milliseconds) => {
      await Promise.all([atOnce.drain(milliseconds), told.news.settle(pause(milliseconds))])
      await flushTelemetry()
    },
    passPublisher: publishRate(config.publishRate, now),
  }
}

/** Puts the app together as its environment says. Wrong settings or a wrong catalogue throw here, all named. */
const createServices = (environment: Environment, projectFolder: string): Services => {
  const config = parseConfig(environment)
  void startTelemetry(config.telemetry, identityCredential, (error) => {
    processLog.error('telemetry.off', {}, error)
  })
  return assemble(config, loadProject(projectFolder), {
    storage: openStorage(config.storage),
    pause,
  })
}

let running: Services | undefined

/** The running app's services, made once: the one place where the environment is read. */
export const services = (): Services =>
  (running ??= createServices(
    // eslint-disable-next-line no-restricted-properties
    process.env,
    // eslint-disable-next-line no-restricted-properties
    process.env.FLOW_TRIGGERS_PROJECT ?? dirname(findAbove(import.meta.url, 'host.json')),
  ))

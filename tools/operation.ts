import { openAppCipher } from './command-line/open-app-cipher.js'
import { openAppStorage } from './command-line/open-app-storage.js'
import { parseCircuitPolicy } from '../src/callbacks/circuit-policy.js'
import type { Catalogue } from '../src/catalogue/catalogue.js'
import { loadCatalogue } from '../src/catalogue/catalogue.js'
import { namesOf } from '../src/catalogue/names-of.js'
import { checkAccounts, type CheckAccounts } from '../src/operations/check-accounts.js'
import { deadLetters, type DeadLetters } from '../src/operations/dead-letters.js'
import { tableDeliveries } from '../src/delivery-store/delivery-table.js'
import { tableEvents, type Events } from '../src/events/event-table.js'
import { search, type Search } from '../src/operations/search/search.js'
import { sending, type Sending } from '../src/operations/sending.js'
import { storageQueues } from '../src/queues/work-queues.js'
import { purgeEvents, type PurgeEvents } from '../src/operations/purge-events.js'
import { presentSubscription } from '../src/subscriptions/present-subscription.js'
import { tableSubscriptions, type Subscriptions } from '../src/subscriptions/subscription-table.js'
import { settingsOf } from '../src/settings.js'
import type { Surroundings } from './surroundings.js'

/** What an operator can do on storage itself, for all tenants. */
export interface Operation extends Sending {
  readonly catalogue: Catalogue
  /** A subscription as it is shown. */
  readonly present: ReturnType<typeof presentSubscription>
  readonly search: Search
  readonly deadLetters: DeadLetters
  readonly checkAccounts: CheckAccounts
  readonly purgeEvents: PurgeEvents
  readonly events: Events
  readonly subscriptions: Subscriptions
}

/** The storage of the app that the environment names, as an operator needs it. */
export const openOperation = ({
  environment,
  catalogueFolder,
  now,
}: Pick<Surroundings, 'catalogueFolder' | 'environment' | 'now'>): Operation => {
  const storage = openAppStorage(environment)
  const catalogue = loadCatalogue(catalogueFolder)
  const names = namesOf(catalogue)
  const subscriptions = tableSubscriptions(
    storage.table('subscriptions'),
    names,
    openAppCipher(environment),
  )
  const events = tableEvents(storage.table('events'), { namesOf: names })
  const deliveries = tableDeliveries(storage.table('deliveries'), names)
  const queues = storageQueues(storage)
  const circuitPolicy = parseCircuitPolicy(settingsOf(environment))
  const parts = { events, deliveries, subscriptions, queues, now }
  const searches = search({ ...parts, circuitPolicy })
  return {
    catalogue,
    present: presentSubscription({ config: { circuitPolicy }, catalogue, now }),
    search: searches,
    ...sending({ ...parts, search: searches }),
    deadLetters: deadLetters({ ...parts, namesOf: names }),
    checkAccounts: checkAccounts({ ...parts, namesOf: names }),
    purgeEvents: purgeEvents(parts),
    events,
    subscriptions,
  }
}

import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { tableEvents } from '../../src/events/event-table.js'
import { search } from '../../src/operations/search/search.js'
import type { Storage } from '../../src/storage/storage.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'

/** The stores of an app, and how they are searched. */
export const storesOf = (storage: Storage) => {
  const subscriptions = tableSubscriptions(storage.table('subscriptions'))
  const events = tableEvents(storage.table('events'))
  const deliveries = tableDeliveries(storage.table('deliveries'))
  const circuitPolicy = { failures: 3, disableAfterHours: 120 }
  const now = () => new Date()
  const searches = search({ subscriptions, events, deliveries, circuitPolicy, now })
  return { subscriptions, events, deliveries, search: searches, table: storage.table }
}

/** All of it. */
export type Stores = ReturnType<typeof storesOf>

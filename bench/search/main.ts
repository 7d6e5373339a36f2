import { startAzurite } from '../../local/azurite.js'
import { scopesOf } from '../../src/events/event.js'
import { openStorage } from '../../src/storage/storage.js'
import { startStorageMeter } from '../stack/storage-meter.js'
import { median } from '../statistics.js'
import { textTable } from '../../tools/command-line/text-table.js'
import { storeEvent, storeSubscriptions, tenantId } from './store-deliveries.js'
import { storesOf } from './stores.js'

const times = 7
const minuteMs = 60_000

const azurite = await startAzurite()
const meter = await startStorageMeter(azurite.connectionString)
const stores = storesOf(openStorage({ connectionString: meter.connectionString }))
const { search, subscriptions } = stores

const began = Date.now()
const few = await storeSubscriptions(stores, 'orders', 1000)
const many = await storeSubscriptions(stores, 'stock', 10_000)
const ago = (minutes: number) => new Date(began - minutes * minuteMs)
const large = await storeEvent(stores, 'stock', ago(1), many)
for (let i = 0; i < 100; i++) await storeEvent(stores, 'orders', ago(2 + i), few)
console.error(`Stored in ${Math.round((Date.now() - began) / 1000)} s.`)

const of = async (id: string | undefined) => {
  const found = await subscriptions.get(tenantId, id ?? '')
  if (!found) throw new Error('It was stored.')
  return found
}
const usual = await of(few[1])
const [ofFew, filtered, ofMany] = [await of(few[0]), await of(few[9]), await of(many[5000])]
const mine = { scopes: scopesOf(tenantId), tenantId }
const query = { tenantId }
const tuesday = { from: ago(60), until: ago(30) }

/** What an operator asks for. */
const asked: Readonly<Record<string, () => Promise<unknown>>> = {
  'the 50 newest events': () => search.events(mine, 50),
  'an event by its id': () => search.events({ ...mine, id: large.id }, 50),
  '10,000 deliveries of an event, the first 50': () => search.eventDeliveries(large, query, 50),
  'of these, those that died': () =>
    search.eventDeliveries(large, { ...query, state: 'deadLettered' }, 50),
  'of these, the one to a subscription': () =>
    search.eventDeliveries(large, { ...query, subscriptionId: ofMany.id }, 50),
  'deliveries of 25 events to a subscription': () => search.subscriptionDeliveries(usual, {}, 25),
  'why a flow got nothing in half an hour': () =>
    search.subscriptionDeliveries(filtered, tuesday, 50),
  'what died for it, in 200 events': () =>
    search.subscriptionDeliveries(ofFew, { states: ['deadLettered'] }, 200),
  'what a subscription has not received': () => search.held(ofFew),
  'the overview': () => search.overview(tenantId),
}

const rows: string[][] = []
for (const [name, ask] of Object.entries(asked)) {
  await ask()
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    meter.reset()
    const from = performance.now()
    await ask()
    took.push(performance.now() - from)
  }
  const operations = [...meter.read().operations.values()].reduce((sum, count) => sum + count, 0)
  rows.push([
    name,
    `${Math.round(median(took))} ms`,
    `${Math.round(Math.max(...took))} ms`,
    String(operations),
  ])
}
console.log(textTable(['SEARCH', 'MEDIAN', 'SLOWEST', 'OPERATIONS'], rows))
await meter.stop()
await azurite.stop()

import { chromium } from 'playwright-core'
import { startAzurite } from '../../local/azurite.js'
import { personas } from '../../local/issuer/personas.js'
import { startLocalStack } from '../../local/local-stack.js'
import { openStorage } from '../../src/storage/storage.js'
import { textTable } from '../../tools/command-line/text-table.js'
import { storeEvent, storeSubscriptions, tenantId } from '../search/store-deliveries.js'
import { storesOf } from '../search/stores.js'
import { measureLongList } from './measure-long-list.js'

const count = 10_000

const azurite = await startAzurite()
const stores = storesOf(openStorage({ connectionString: azurite.connectionString }))
const subscriptions = await storeSubscriptions(stores, 'instore', count)
const event = await storeEvent(stores, 'instore', new Date(Date.now() - 60_000), subscriptions)
console.error(`Stored ${count} deliveries.`)

const stack = await startLocalStack({
  settings: {
    AzureWebJobsStorage: azurite.connectionString,
    AzureAd__TenantId: tenantId,
    // What is old, and was never queued, is not to be swept meanwhile.
    'AzureWebJobs.sweep.Disabled': 'true',
  },
})
const host = await stack.startHost()
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(180_000)
  await page.goto(`${host.url}/console`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: personas.operator.name }).click()
  await page.getByText(personas.operator.name).first().waitFor()
  const address = `${host.url}/console#/events/${event.id}`
  const measured = await measureLongList(page, { address, count }, (line) => {
    console.error(line)
  })
  console.log(
    textTable(
      ['WHAT', 'MILLISECONDS'],
      Object.entries(measured).map(([what, ms]) => [what, String(Math.round(ms))]),
    ),
  )
} finally {
  await browser.close()
  await stack.stop()
  await azurite.stop()
}

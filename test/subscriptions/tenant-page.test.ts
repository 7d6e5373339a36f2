import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { seedTable } from '../../bench/stack/seed-subscriptions.js'
import { pageSize } from '../../src/storage/table-query.js'
import { tenantPage } from '../../src/subscriptions/tenant-page.js'
import { tenantNumber } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'

const table = useStorage().table('subscriptions')
const read = tenantPage(table)
const seed = async (number: number, eventType: string, count: number) =>
  seedTable(await table(), {
    ...{ tenantId: tenantNumber(number), eventType, count },
    callbackBase: 'https://example.logic.azure.com/',
  })

before(async () => {
  await seed(1, 'aaa', 5)
  await seed(1, 'instore', 7)
  await seed(2, 'aaa', pageSize + 10)
  await seed(2, 'instore', pageSize - 20)
  await seed(3, 'instore', 40)
  await seed(4, 'instore', 2 * pageSize)
  await seed(4, 'zzz', pageSize + 10)
  await seed(5, 'instore', 1)
})

test('pages follow one another to the last tenant, each tenant once, with what it has, or about what it has', async () => {
  const found = new Map<number, number>()
  let pages = 0
  for (let from: string | undefined = ''; from !== undefined; pages++) {
    const page = await read('instore', from, '~')
    for (const { tenantId, count } of page.tenants) {
      const number = Number(tenantId.slice(-12))
      assert.equal(found.has(number), false)
      found.set(number, count)
    }
    from = page.next
  }
  const { 4: large, ...others } = Object.fromEntries(found)
  assert.deepEqual(others, { 1: 7, 2: pageSize - 20, 3: 40, 5: 1 })
  assert.ok(large && large > 1.7 * pageSize && large < 2.3 * pageSize, `about ${large}`)
  // One for all before the second tenant’s rows of another type, one for those, …
  assert.ok(pages <= 6, `${pages} pages`)
})

test('a range has its own tenants only', async () => {
  const { tenants, next } = await read('instore', `${tenantNumber(3)}:`, `${tenantNumber(4)}:`)
  assert.deepEqual([tenants, next], [[{ tenantId: tenantNumber(3), count: 40 }], undefined])
})

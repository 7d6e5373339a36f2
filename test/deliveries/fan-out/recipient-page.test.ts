import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptPages, recipientPage } from '../../../src/deliveries/fan-out/recipient-page.js'
import { spread } from '../../support/deliveries.js'

const pageOf = (count: number) => recipientPage(spread(count))
const isKept = (page: ReturnType<typeof pageOf>) => page.recipients() !== undefined

test('of pages that wait, so many are kept as there is room for; what comes then is let go', () => {
  const keep = keptPages(10)
  const [first, second, third] = [pageOf(6), pageOf(5), pageOf(4)]
  for (const page of [first, second, third]) keep(page)
  assert.deepEqual([first, second, third].map(isKept), [true, false, true])
})

test('a page that several wait with counts once, until the last of them has waited', () => {
  const keep = keptPages(10)
  const shared = pageOf(6)
  const ends = [keep(shared), keep(shared)]
  ends[0]?.()
  const refused = pageOf(6)
  keep(refused)()
  assert.deepEqual([shared, refused].map(isKept), [true, false])
  ends[1]?.()
  const next = pageOf(6)
  keep(next)
  assert.equal(isKept(next), true)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptPages } from '../../../src/deliveries/fan-out/kept-pages.js'
import type { RecipientPage } from '../../../src/deliveries/fan-out/recipient-page.js'
import { tenant, tenantNumber } from '../../support/deliveries.js'
import { pageOf } from '../../support/recipient-pages.js'

const isKept = (page: RecipientPage) => page.recipients() !== undefined
const pagesOf = (...sizes: readonly number[]) =>
  sizes.map((size, i) => pageOf(size, { scope: tenantNumber(i + 2) }))

test('of the pages of several partitions, so many are kept as there is room for; what comes then is let go', () => {
  const { keep } = keptPages(10)
  const pages = pagesOf(6, 5, 4)
  for (const page of pages) keep(page)
  assert.deepEqual(pages.map(isKept), [true, false, true])
})

test('a page that several wait with counts once, until the last of them has waited', () => {
  const { keep } = keptPages(10)
  const [shared, refused, next] = [pageOf(6), ...pagesOf(6, 6)]
  const ends = [keep(shared), keep(shared)]
  ends[0]?.()
  if (refused) keep(refused)()
  if (refused) assert.deepEqual([shared, refused].map(isKept), [true, false])
  ends[1]?.()
  if (next) keep(next)
  assert.equal(next && isKept(next), true)
})

test('all who wait with a partition have its newest page, and no older one stays in memory', () => {
  const { keep } = keptPages(10)
  const [first, second] = [pageOf(6, { number: 1 }), pageOf(7, { number: 2 })]
  const ends = [keep(first), keep(second)]
  assert.deepEqual([first, second].map(isKept), [false, true])
  assert.deepEqual(
    ends.map((end) => end()),
    [second, second],
  )
})

test('one whose page is older than the one that is kept waits with that', () => {
  const { keep } = keptPages(10)
  const [older, newer] = [pageOf(1, { number: 1 }), pageOf(1, { number: 2 })]
  keep(newer)
  assert.equal(keep(older)(), newer)
})

test('a page that was read meanwhile is kept for those who wait with its partition, and for nobody else', () => {
  const { keep, renew } = keptPages(10)
  const [first, second] = [pageOf(6, { number: 1 }), pageOf(6, { number: 2 })]
  const end = keep(first)
  renew(second)
  renew(pageOf(9, { scope: tenantNumber(2), number: 3 }))
  assert.equal(end(), second)
  // Nothing is kept any more: there is room for a page of ten.
  const last = pageOf(10, { scope: tenant, number: 4 })
  keep(last)
  assert.equal(isKept(last), true)
})

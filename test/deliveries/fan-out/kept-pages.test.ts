import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
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

interface Waiting {
  readonly page: RecipientPage
  readonly end: () => RecipientPage | undefined
}

test('whatever comes and goes, no more is kept than there is room for, and nobody has a page that is older than his own', () => {
  const most = 20
  const endOne = ({ page, end }: Waiting) => {
    const had = end()
    assert.ok(!had || (had.number >= page.number && isKept(had)))
  }
  const step = fc.record({
    partition: fc.integer({ min: 1, max: 4 }),
    size: fc.integer({ min: 0, max: 9 }),
    does: fc.constantFrom('keep', 'keep', 'end', 'renew'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { keep, renew } = keptPages(most)
      const waiting: Waiting[] = []
      for (const [number, { partition, size, does }] of steps.entries()) {
        const page = pageOf(size, { scope: tenantNumber(partition), number })
        if (does === 'end') {
          waiting.splice(0, 1).forEach(endOne)
          continue
        }
        if (does === 'keep') waiting.push({ page, end: keep(page) })
        else renew(page)
        const inMemory = new Set(waiting.map(({ page: own }) => own).filter(isKept))
        assert.ok([...inMemory].reduce((sum, each) => sum + each.size, 0) <= most)
      }
      waiting.forEach(endOne)
      const last = pageOf(most, { number: steps.length })
      keep(last)
      assert.ok(isKept(last), 'There is room again once nobody waits')
    }),
  )
})

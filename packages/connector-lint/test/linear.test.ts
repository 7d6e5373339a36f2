import assert from 'node:assert/strict'
import test from 'node:test'
import { countSteps, SIZES, type Steps } from './count-steps.js'

// Of a search among all for each there would be this many steps at the least, halved where it ends at what it finds.
const MANY = SIZES[1] ** 2 / 4

/** The places that run far more than twice as often for a definition twice as large. */
const steep = ([small, large]: readonly Steps[]): string[] =>
  [...(large ?? [])]
    .filter(([place, count]) => count > MANY && count > 2.5 * (small?.get(place) ?? 0))
    .map(([place, count]) => `${place}: ${count} times, ${small?.get(place) ?? 0} at half the size`)

const counted = countSteps()

test('no part of a check runs far more than twice as often for a definition twice as large', async () => {
  const { check } = await counted
  assert.ok((check[0]?.size ?? 0) > 1000, 'the steps are counted')
  assert.deepEqual(steep(check), [])
})

test('no part of a comparison runs far more than twice as often for definitions twice as large', async () => {
  const { diff } = await counted
  assert.deepEqual(steep(diff), [])
})

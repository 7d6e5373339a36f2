import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSoakArguments } from './arguments.js'
import { memoryFaults } from './memory-faults.js'
import { seededRandom } from './random.js'

test('a soak lasts ten minutes with a seed of its own unless it is told otherwise', () => {
  const { minutes, seed, only } = parseSoakArguments([], () => 42)
  assert.deepEqual(
    { minutes, seed, only },
    { minutes: 10, seed: 42, only: ['kills', 'many', 'stream'] },
  )
  assert.equal(parseSoakArguments(['--seed', '7'], () => 42).seed, 7)
})

test('what a soak cannot do is refused by name', () => {
  assert.throws(() => parseSoakArguments(['--only', 'party'], () => 0), /party/)
  assert.throws(() => parseSoakArguments(['--minutes', 'x'], () => 0), /--minutes/)
})

test('the same seed gives the same sequence, another one another', () => {
  const of = (seed: number) => Array.from({ length: 20 }, seededRandom(seed).next)
  assert.deepEqual(of(1), of(1))
  assert.notDeepEqual(of(1), of(2))
  assert.ok(of(3).every((number) => number >= 0 && number < 1))
})

test('memory that grows after the warm-up is a fault', () => {
  const told = (growth: number) =>
    Array.from({ length: 40 }, (_, i) => ({ heap: 50e6 + i * growth, rss: 0 }))
  assert.deepEqual(memoryFaults(told(1e5)), [])
  assert.equal(memoryFaults(told(1e7)).length, 1)
  assert.equal(memoryFaults([]).length, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedOf } from '../support/asked-of.js'
import { memoryFaults } from './memory-faults.js'
import { seededRandom } from '../support/random.js'
import { soakProgram, type SoakOptions } from './soak-program.js'

const parse = (...args: string[]) => askedOf<SoakOptions>((run) => soakProgram(() => 42, run), args)

test('a soak lasts ten minutes with a seed of its own unless it is told otherwise', async () => {
  assert.deepEqual(await parse(), {
    minutes: 10,
    seed: 42,
    hosts: 3,
    only: ['kills', 'many', 'stream'],
  })
  const { seed, only } = await parse('--seed', '7', '--only', 'stream,kills')
  assert.deepEqual({ seed, only }, { seed: 7, only: ['kills', 'stream'] })
})

test('what a soak cannot do is refused by name', async () => {
  await assert.rejects(parse('--only', 'party'), /"party". There are: kills, many, stream/)
  await assert.rejects(parse('--minutes', 'x'), /'--minutes <n>'.*from 0.1 to 10000/)
  await assert.rejects(parse('--hosts', '5'), /from 2 to 4/)
  await assert.rejects(parse('--fast'), /--fast/)
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

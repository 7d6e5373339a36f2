import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isWholeRun } from '../support/whole-run.js'
import type { Scenario } from './scenario.js'
import { scenariosOfSeed, type Search } from './search.js'
import { useSimulator } from './simulator.js'

const folder = fileURLToPath(new URL('../../../test/simulation/regressions/', import.meta.url))

/** Of seeds that are the same each time; one before these has a scenario that takes as long as all of theirs. */
const firstSeed = 3
const seeds = isWholeRun ? 4 : 1
const freshMs = 4000
const { simulate, search, searchFor } = useSimulator()

const assertNothing = ({ found }: Search) => {
  assert.equal(
    found &&
      `npm run simulate -- --seed ${found.seed} --path ${found.path}: ${found.findings.join('\n')}`,
    undefined,
  )
}

describe('what a simulation has found before does not happen again', () => {
  for (const file of readdirSync(folder))
    test(file.replace('.json', '').replaceAll('-', ' '), async () => {
      const scenario = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Scenario
      const { findings } = await simulate(scenario)
      assert.deepEqual(findings, [])
    })
})

test('the same scenario is the same run, moment by moment', async () => {
  const file = 'a-retry-falls-due-while-its-flow-is-being-saved.json'
  const scenario = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Scenario
  const [one, two] = [await simulate(scenario), await simulate(scenario)]
  assert.ok(one.trace.split('\n').length > 20)
  assert.equal(one.trace, two.trace)
})

test('in scenarios that are the same each time, no promise is broken', async () => {
  assertNothing(await search(firstSeed, seeds * scenariosOfSeed))
})

test(
  'in scenarios that nobody has seen before, no promise is broken',
  { skip: !isWholeRun && 'npm test -- --whole looks for them, and so does npm run simulate' },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 32)
    assertNothing(await searchFor(seed, freshMs))
  },
)

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { isWholeRun } from '../support/whole-run.js'
import { startFaultStack, type FaultStack } from './fault-stack.js'
import { startKiller, type Killer } from './kill-at.js'
import { steps, type ScenarioName } from './steps.js'

let stack: FaultStack | undefined
let killer: Killer | undefined

before(async () => {
  stack = await startFaultStack({ settings: { DELIVER_AT_ONCE: 'false' } })
  killer = await startKiller(stack)
})
after(() => stack?.stop())

const theKiller = () => {
  assert.ok(killer)
  return killer
}

for (const scenario of ['few', 'many', 'back'] satisfies ScenarioName[])
  test(`every step of the scenario "${scenario}" is numbered`, async () => {
    const { seen, faults, duplicates } = await theKiller().run(scenario)
    assert.deepEqual(faults, [])
    assert.equal(duplicates, 0)
    const numbered = new Set(steps.map(({ name }) => name))
    assert.deepEqual(
      seen.filter((name) => !numbered.has(name)),
      [],
    )
    const missing = steps.filter((step) => step.scenario === scenario && !seen.includes(step.name))
    assert.deepEqual(missing, [])
  })

test('docs/architecture.md cites every step', () => {
  const text = readFileSync('docs/architecture.md', 'utf8')
  const cited = [...text.matchAll(/^\|[^|]*\| +(\d[\d–, ]*?) +\|/gm)].flatMap(([, list = '']) =>
    list.split(', ').flatMap((range) => {
      const [from = 0, to = from] = range.split('–').map(Number)
      return Array.from({ length: to - from + 1 }, (_, i) => from + i)
    }),
  )
  assert.deepEqual(
    cited.sort((a, b) => a - b).filter((number) => number <= steps.length),
    steps.map(({ number }) => number),
  )
})

// Of a slice, each third: some of each scenario, before and after what is handed out again. Dying before each step as well is tried
// by npm run soak.
for (const { number, name, scenario } of steps.filter(
  (step) => isWholeRun || step.number % 3 === 0,
))
  test(`a host that dies after step ${number}, ${name}, leaves nothing undone`, async (t) => {
    const { faults, duplicates } = await theKiller().run(scenario, { name, when: 'after' })
    assert.deepEqual(faults, [])
    t.diagnostic(`${duplicates} duplicates`)
  })

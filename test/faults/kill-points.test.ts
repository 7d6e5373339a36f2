import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startFaultStack, type FaultStack } from './fault-stack.js'
import { startKiller, type Killer } from './kill-at.js'
import { steps, type ScenarioName } from './steps.js'

let stack: FaultStack | undefined
let killer: Killer | undefined

before(async () => {
  stack = await startFaultStack()
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

// Dying before each step as well is tried by npm run soak.
for (const { number, name, scenario } of steps)
  test(`a host that dies after step ${number}, ${name}, leaves nothing undone`, async (t) => {
    const { faults, duplicates } = await theKiller().run(scenario, { name, when: 'after' })
    assert.deepEqual(faults, [])
    t.diagnostic(`${duplicates} duplicates`)
  })

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plannedFlows } from '../../../local/demo/planned-flows.js'

const typesOf = (...names: string[]) => plannedFlows(names).map(({ eventType }) => eventType)

test('the shop has its own flows', () => {
  const flows = plannedFlows(['github.push', 'instore', 'neworder', 'productapproval'])
  assert.ok(flows.some(({ title }) => title === 'Thank the customer'))
})

test('any other event types have flows too: one that fails at first, one that is off', () => {
  const flows = plannedFlows(['appointment'])
  assert.deepEqual([...new Set(flows.map(({ eventType }) => eventType))], ['appointment'])
  assert.deepEqual(
    flows.map(({ ends }) => ends),
    ['delivered', 'delivered', 'delivered', 'parked'],
  )
  assert.ok(flows.some(({ kind }) => kind === 'logic-apps'))
})

test('of many event types three have flows, the platform’s own before GitHub’s', () => {
  const types = new Set(typesOf('a', 'b', 'github.push', 'z'))
  assert.deepEqual([...types], ['a', 'b', 'z'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowIdentity } from '../../src/subscriptions/flow-identity.js'
import type { WorkflowContext } from '../../src/subscriptions/workflow-context.js'

const context: WorkflowContext = {
  workflowId: 'w1',
  triggerName: 'When_stock',
  environmentId: 'Default-1',
}
const identity = (oid = 'alix', changes: Partial<WorkflowContext> = {}) =>
  flowIdentity({ oid, context: { ...context, ...changes } })

test('a flow that was saved or renamed is the same flow', () => {
  const saved = { workflowVersion: '08', workflowName: 'another', language: 'fr' }
  assert.equal(identity('alix', saved), identity())
  assert.match(identity() ?? '', /^[0-9a-f]{64}$/)
})

test('another user, workflow, trigger or environment makes another flow', () => {
  const all = [
    identity(),
    identity('bo'),
    identity('alix', { workflowId: 'w2' }),
    identity('alix', { triggerName: 'When_order' }),
    identity('alix', { environmentId: 'Default-2' }),
    identity('alix', { workflowId: 'w1When_stock', triggerName: '' }),
  ]
  assert.equal(new Set(all).size, all.length)
})

test('who does not say which workflow and trigger it is, is nobody known', () => {
  const { workflowId, triggerName } = context
  assert.equal(
    flowIdentity({ oid: 'alix', context: { ...(workflowId && { workflowId }) } }),
    undefined,
  )
  assert.equal(
    flowIdentity({ oid: 'alix', context: { ...(triggerName && { triggerName }) } }),
    undefined,
  )
})

test('Logic Apps name no environment: the workflow is enough', () => {
  const { environmentId, ...ofLogicApps } = context
  assert.ok(environmentId)
  assert.equal(flowIdentity({ oid: 'alix', context: ofLogicApps })?.length, 64)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workflowContext } from '../../src/subscriptions/workflow-context.js'

const read = (headers: Readonly<Record<string, string>>) => workflowContext(new Headers(headers))

test('what the platform says of a flow is read from its headers', () => {
  const context = read({
    'user-agent':
      'azure-logic-apps/1.0 (workflow a1; version 2) microsoft-flow/1.0 (operation-source-origin)',
    'x-ms-workflow-id': 'a1',
    'x-ms-workflow-name': 'Orders',
    'x-ms-workflow-version': '08585',
    'x-ms-workflow-operation-name': 'Lorsqu%27une_commande_arrive',
    'x-ms-environment-id': 'Default-7e4a47ed',
    'accept-language': 'fr-FR',
    'x-ms-workflow-subscription-id': 'shared by all flows of a user',
  })
  assert.deepEqual(context, {
    platform: 'Power Automate',
    workflowId: 'a1',
    workflowName: 'Orders',
    workflowVersion: '08585',
    triggerName: "Lorsqu'une_commande_arrive",
    environmentId: 'Default-7e4a47ed',
    language: 'fr-FR',
  })
})

test('Logic Apps are told apart from Power Automate', () => {
  assert.equal(read({ 'user-agent': 'azure-logic-apps/1.0 (workflow a1)' }).platform, 'Logic Apps')
})

test('what is absent or empty stays absent', () => {
  assert.deepEqual(read({}), {})
  assert.deepEqual(read({ 'user-agent': 'curl/8', 'x-ms-workflow-id': '' }), {})
})

test('a name that is not percent-encoded UTF-8 is kept as it came', () => {
  assert.equal(read({ 'x-ms-workflow-operation-name': '100%' }).triggerName, '100%')
  assert.equal(read({ 'x-ms-workflow-operation-name': '%ff' }).triggerName, '%ff')
})

test('no value is kept longer than 256 characters', () => {
  assert.equal(read({ 'x-ms-workflow-name': 'x'.repeat(10_000) }).workflowName?.length, 256)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFlowError } from '../../../src/deliveries/attempt/flow-error.js'

const body = JSON.stringify({
  error: {
    code: 'WorkflowTriggerIsNotEnabled',
    message:
      "Could not execute workflow 'w' trigger 'manual' with state 'Disabled': trigger is not enabled.",
  },
})

test('the code and the state are read from an error body', () => {
  assert.deepEqual(parseFlowError(body), {
    flowCode: 'WorkflowTriggerIsNotEnabled',
    flowState: 'Disabled',
  })
})

test('a body that is cut off anywhere gives what it still says whole, never half a word', () => {
  for (let length = 0; length <= body.length; length++) {
    const { flowCode, flowState } = parseFlowError(body.slice(0, length))
    assert.ok(flowCode === undefined || flowCode === 'WorkflowTriggerIsNotEnabled')
    assert.ok(flowState === undefined || flowState === 'Disabled')
  }
  assert.deepEqual(parseFlowError(body.slice(0, 46)), { flowCode: 'WorkflowTriggerIsNotEnabled' })
})

test('a body that is not the platform’s says nothing', () => {
  const texts = ['', '<html>502 Bad Gateway</html>', '{"code": 5}', '{"code": ""}', '[]', 'state']
  for (const text of texts) assert.deepEqual(parseFlowError(text), {})
})

test('a code that is too long to be one is not kept', () => {
  assert.deepEqual(parseFlowError(JSON.stringify({ code: 'x'.repeat(81) })), {})
  assert.deepEqual(parseFlowError(`state '${'x'.repeat(41)}'`), {})
})

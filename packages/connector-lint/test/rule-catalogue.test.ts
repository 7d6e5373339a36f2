import assert from 'node:assert/strict'
import test from 'node:test'
import { rules } from '../src/rule-catalogue.js'
import { definitionCases } from './cases/definition-cases.js'
import { jsonCases } from './cases/json-cases.js'
import { packageCases } from './cases/package-cases.js'

test('every rule has a name of its own', () => {
  const ids = rules.map(({ id }) => id.toLowerCase())
  assert.deepEqual([...new Set(ids)], ids)
})

test('every rule names who says so, and where it is described', () => {
  for (const { id, source, docs, description } of rules) {
    assert.match(source, /^(ours|https:\/\/\S+)$/, id)
    assert.ok(docs.endsWith(`/docs/connector-rules.md#${id.toLowerCase()}`), id)
    assert.match(description, /\.$/, id)
  }
})

test('every rule has a case that says what it notices, and cases are of rules alone', () => {
  const cases = [...definitionCases, ...jsonCases, ...packageCases]
  const tried = new Set(cases.map(([rule]) => rule))
  const ids = rules.map(({ id }) => id)
  // A rule that fails on a file has a test of its own, beside the runner's.
  assert.deepEqual(
    ids.filter((id) => !tried.has(id)),
    ['RuleFailed'],
  )
  assert.deepEqual(
    [...tried].filter((id) => !ids.includes(id)),
    [],
  )
})

test('every case states a part of the message', () => {
  for (const [rule, , says] of [...definitionCases, ...jsonCases]) assert.ok(says.length > 5, rule)
  for (const [rule, , , says] of packageCases) assert.ok(says.length > 5, rule)
})

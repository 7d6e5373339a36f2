import assert from 'node:assert/strict'
import test from 'node:test'
import { PROFILES } from '../src/profiles.js'
import { rules } from '../src/rule-catalogue.js'
import { definitionCases } from './cases/definition-cases.js'
import { jsonCases } from './cases/json-cases.js'
import { packageCases } from './cases/package-cases.js'

test('every rule has a name of its own', () => {
  const ids = rules.map(({ id }) => id.toLowerCase())
  assert.deepEqual([...new Set(ids)], ids)
})

test('every rule states its profile, its evidence, how sure it is, why it matters and where it is described', () => {
  for (const { id, profile, severity, evidence, sure, why, docs, description } of rules) {
    assert.ok(PROFILES.includes(profile), id)
    assert.ok(profile !== 'import' || severity === 'error', id)
    assert.match(evidence, /^(seen in \S.*|https:\/\/\S+)$/, id)
    assert.match(sure, /^(certain|likely|unsure)$/, id)
    assert.match(why, /\.$/, id)
    assert.ok(docs.endsWith(`/docs/rules/${id}.md`), id)
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

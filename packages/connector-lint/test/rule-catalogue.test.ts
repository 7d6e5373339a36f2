import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { format } from 'prettier'
import { allRules } from '../src/rule-catalogue.js'
import { rulesTable } from '../src/reporters/rules-table.js'
import { documentCases } from './document-cases.js'
import { jsonCases } from './json-cases.js'
import { operationCases } from './operation-cases.js'
import { packageCases } from './package-cases.js'
import { schemaCases } from './schema-cases.js'

test('every rule has a name of its own', () => {
  const ids = allRules.map(({ id }) => id)
  assert.deepEqual([...new Set(ids)], ids)
})

test('every rule has a case that it notices', () => {
  const cases = [documentCases, jsonCases, operationCases, packageCases, schemaCases]
  const tried = new Set(cases.flatMap((list) => list.map(([rule]) => rule)))
  const untried = allRules.map(({ id }) => id).filter((id) => !tried.has(id))
  assert.deepEqual(untried, ['RuleFailed'])
})

test('docs/connector-rules.md is fresh', async () => {
  const expected = await format(rulesTable(), { parser: 'markdown' })
  assert.equal(readFileSync('docs/connector-rules.md', 'utf8'), expected)
})

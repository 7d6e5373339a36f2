import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { rules } from '../../src/rule-catalogue.js'
import { exampleOf } from '../rule-examples.js'
import { rulePages } from '../rule-pages.js'

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', '..', 'docs', 'rules')

const onDisk = () =>
  new Map(
    readdirSync(FOLDER).map((name) => [
      name,
      readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n'),
    ]),
  )

test('the pages of the rules in docs/rules are fresh, each rule has one, and there are no others', () => {
  const pages = rulePages()
  const found = onDisk()
  assert.deepEqual([...found.keys()].sort(), [...pages.keys()].sort())
  for (const [name, page] of pages) assert.equal(found.get(name), page, name)
})

test('every rule shows what it refuses, what passes, and what it says', () => {
  for (const { id } of rules) {
    if (id === 'RuleFailed') continue
    const example = exampleOf(id)
    assert.ok(example && example.says.length > 0, id)
    assert.notEqual(example.bad, example.good, id)
  }
})

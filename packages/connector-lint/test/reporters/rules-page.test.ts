import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { rulesPage } from '../../src/reporters/rules-page.js'
import { rules } from '../../src/rule-catalogue.js'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..', '..')

test('docs/connector-rules.md is fresh', () => {
  const page = readFileSync(join(ROOT, 'docs', 'connector-rules.md'), 'utf8')
  assert.equal(page.replaceAll('\r\n', '\n'), rulesPage())
})

test('every rule has the heading that its documentation URL points to', () => {
  const anchors = [...rulesPage().matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title.toLowerCase().replaceAll(' ', '-'),
  )
  for (const { id, docs } of rules) {
    const anchor = docs.split('#')[1] ?? ''
    assert.equal(anchors.filter((it) => it === anchor).length, 1, id)
  }
})

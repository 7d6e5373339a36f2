import assert from 'node:assert/strict'
import test, { suite } from 'node:test'
import { checkDefinition } from '../../src/check-definition.js'
import { fixText } from '../../src/fix/fix-text.js'
import { definitionCases } from '../cases/definition-cases.js'
import { checkedCase } from '../checked-case.js'
import { cleanDefinition } from '../clean-package.js'

const check = (bytes: Uint8Array) => checkDefinition(bytes, 'a.json')

const fixed = (text: string) => fixText(Buffer.from(text), check)

test('what needs no mending is left as it is', () => {
  assert.equal(fixed(cleanDefinition()), undefined)
})

test('comments, commas before a bracket and a byte order mark are taken out, and nothing else changes', () => {
  const text = cleanDefinition()
  const open = text.indexOf('{') + 1
  const close = text.lastIndexOf('}')
  const spoilt = `\uFEFF${text.slice(0, open)} // why\n${text.slice(open, close).trimEnd()},\n}\n`
  assert.equal(fixed(spoilt)?.replace('{ \n', '{'), text)
})

suite('every fix that a rule offers mends what it found and brings nothing new', () => {
  for (const one of definitionCases) {
    const [rule, , , ...edits] = one
    const { text, findings: before } = checkedCase(one, false)
    if (!before.some(({ ruleId, fix }) => ruleId === rule && fix !== undefined)) continue
    test(`${rule}: ${edits.map(([pointer]) => pointer).join(', ')}`, () => {
      const after = check(Buffer.from(fixed(text) ?? text))
      assert.ok(!after.some(({ ruleId, fix }) => ruleId === rule && fix !== undefined))
      const known = new Set(before.map(({ ruleId }) => ruleId))
      assert.deepEqual(
        after.filter(({ ruleId }) => !known.has(ruleId)),
        [],
      )
    })
  }
})

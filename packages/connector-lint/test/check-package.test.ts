import assert from 'node:assert/strict'
import test, { suite } from 'node:test'
import { checkPackage } from '../src/check-package.js'
import { readJson } from '../src/json/json-document.js'
import { packageCases } from './cases/package-cases.js'
import { changedFiles } from './changed-files.js'
import { cleanFiles } from './clean-package.js'
import { assertNoticed, placeOf } from './find-case.js'
import { pngOf } from './png-of.js'

test('a complete and correct package has no findings', () => {
  assert.deepEqual(checkPackage({ folder: 'clean', files: cleanFiles() }), [])
})

suite('a rule on packages notices its fault, at its place', () => {
  for (const one of packageCases) {
    const [rule, file, pointer, says, name] = one
    test(`${rule}: ${name} ${pointer}`, () => {
      const strictRepo = rule.startsWith('Repository')
      const files = changedFiles(one)
      const findings = checkPackage({ folder: 'package', files }, { strictRepo })
      const content = name.endsWith('.json') ? files.get(name) : undefined
      const position = content ? readJson(content).locate(pointer) : { line: 1, column: 1 }
      assertNoticed(findings, { rule, place: placeOf({ file, ...position, pointer }), says })
    })
  }
})

test('the icon’s background is read through every filter', () => {
  for (const filter of [0, 1]) {
    const files = cleanFiles().set('icon.png', pngOf(230, [0x1a, 0x52, 0x76], filter))
    assert.deepEqual(checkPackage({ folder: 'package', files }), [])
  }
})

test('a package of empty and wrong files is findings and no more', () => {
  for (const content of [
    '',
    'null',
    '[]',
    '{}',
    '3',
    '{"properties":{"connectionParameters":[null]}}',
  ]) {
    const files = new Map([...cleanFiles().keys()].map((name) => [name, Buffer.from(content)]))
    const findings = checkPackage({ folder: 'package', files })
    assert.ok(findings.length > 0)
    assert.ok(!findings.some(({ ruleId }) => ruleId === 'RuleFailed'))
  }
})

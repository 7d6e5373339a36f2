import assert from 'node:assert/strict'
import test, { suite } from 'node:test'
import { checkPackage } from '../src/check-package.js'
import { cleanFiles } from './clean-package.js'
import { editJson } from './edit-json.js'
import { packageCases, pngOf, type PackageCase } from './package-cases.js'

const changed = ([, name, change]: PackageCase) => {
  const files = cleanFiles()
  if (change === undefined) files.delete(name)
  else if (Buffer.isBuffer(change)) files.set(name, change)
  else files.set(name, Buffer.from(editJson(String(files.get(name)), change)))
  return files
}

test('a complete and correct package has no findings', () => {
  assert.deepEqual(checkPackage({ folder: 'clean', files: cleanFiles() }), [])
})

suite('a rule on packages notices its fault', () => {
  for (const one of packageCases) {
    const [rule, name] = one
    test(`${rule}: ${name}`, () => {
      const strictRepo = rule.startsWith('Repository')
      const findings = checkPackage({ folder: 'package', files: changed(one) }, { strictRepo })
      const ids = findings.map(({ ruleId }) => ruleId)
      assert.ok(ids.includes(rule), `found ${ids.join(', ')}`)
      assert.ok(!ids.includes('RuleFailed'))
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

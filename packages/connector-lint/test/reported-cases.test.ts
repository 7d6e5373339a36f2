import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import test, { suite } from 'node:test'
import { refusedCases, reportedCases } from './cases/reported-cases.js'
import { FIXTURES } from './clean-package.js'
import { findingsOf } from './find-reported.js'

const counted = (all: readonly string[]) =>
  [...new Set(all)].map((one) => {
    const count = all.filter((other) => other === one).length
    return count === 1 ? one : `${count} × ${one}`
  })

suite('what people reported is answered rightly', () => {
  for (const [name, expected] of Object.entries(reportedCases)) {
    test(name, () => {
      const said = findingsOf(name).map(({ severity, ruleId }) => `${severity} ${ruleId}`)
      assert.deepEqual(counted(said), expected)
    })
  }
})

suite('what certification refuses is an error there', () => {
  for (const [name, expected] of Object.entries(refusedCases)) {
    test(name, () => {
      const errors = findingsOf(name, 'certify').filter(({ severity }) => severity === 'error')
      assert.deepEqual([...new Set(errors.map(({ ruleId }) => ruleId))], expected)
    })
  }
})

test('no reported definition or package is left out', () => {
  const names = readdirSync(join(FIXTURES, 'reported'))
    .filter((name) => !name.startsWith('d'))
    .map((name) => name.replace(/\.json$/, ''))
  assert.deepEqual(
    names.filter((name) => reportedCases[name] === undefined),
    [],
  )
})

test('no message holds half of an emoji', () => {
  for (const { message, where } of findingsOf('c71-emoji', 'certify')) {
    assert.doesNotMatch(message + where, /\p{Surrogate}/u)
  }
})

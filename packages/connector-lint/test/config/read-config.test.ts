import assert from 'node:assert/strict'
import test, { suite } from 'node:test'
import { readConfig } from '../../src/config/read-config.js'

const read = (text: string) => readConfig(Buffer.from(text), 'connector-lint.json')

test('a configuration grades rules by their ids', () => {
  const text = '{ "rules": { "TriggerHintMissing": "off", "HostNotForProduction": "error" } }'
  assert.deepEqual(read(text).grades, {
    TriggerHintMissing: 'off',
    HostNotForProduction: 'error',
  })
})

test('a configuration may be empty', () => {
  const nothing = { grades: {}, reasons: {} }
  assert.deepEqual(read('{}'), nothing)
  assert.deepEqual(read('{ "rules": {} }'), nothing)
})

test('a grade may have its reason beside it, and the checks a profile', () => {
  const text =
    '{ "profile": "certify", "rules": { "HostMissing": { "grade": "off", "reason": "A policy sets it." } } }'
  assert.deepEqual(read(text), {
    grades: { HostMissing: 'off' },
    reasons: { HostMissing: 'A policy sets it.' },
    profile: 'certify',
  })
})

suite('a fault of a configuration is told at its place, with how to mend it', () => {
  const cases: readonly (readonly [text: string, at: string, says: RegExp])[] = [
    ['{ "rules": { "HostMising": "off" } }', '1:14', /"HostMising"; did you mean HostMissing\?$/],
    ['{ "rules": { "hostmissing": "off" } }', '1:14', /did you mean HostMissing\?$/],
    ['{ "rules": { "Weather": "off" } }', '1:14', /"Weather"; all rules are in https:\S+\.md\.$/],
    ['{ "rules": { "HostMissing": "warn" } }', '1:14', /"warn"; use one of off, error, warning/],
    ['{ "rules": { "HostMissing": 0 } }', '1:14', /HostMissing is 0; use one of off, error/],
    ['{ "rule": {} }', '1:3', /"rule" is no setting; there are "rules" and "profile"/],
    ['{ "profile": "all" }', '1:3', /profile is "all"; use one of import, certify, recommended/],
    ['{ "rules": { "HostMissing": { "grade": "no" } } }', '1:14', /"no"; use one of off/],
    [
      '{ "rules": { "HostMissing": { "grade": "off", "reason": 3 } } }',
      '1:14',
      /reason for HostMissing is 3; write a sentence/,
    ],
    ['{ "rules": [] }', '1:3', /rules is of type array; write an object/],
    ['[]', '1:1', /of type array; write an object/],
    ['{\n  "rules": {},\n}', '2:14', /The comma has nothing after it; remove it/],
    ['rules: off', '1:1', /not JSON/],
    ['', '1:1', /of type undefined|not JSON/],
  ]
  for (const [text, at, says] of cases) {
    test(text, () => {
      assert.throws(
        () => read(text),
        ({ message }: Error) => {
          const [first = ''] = message.split('\n')
          assert.ok(first.startsWith(`connector-lint.json:${at} `), first)
          assert.match(first, says)
          return true
        },
      )
    })
  }
})

test('all faults are told at once', () => {
  const text = '{ "rules": { "One": "off", "Two": "off" }, "more": 1 }'
  assert.throws(
    () => read(text),
    ({ message }: Error) => message.split('\n').length === 3,
  )
})

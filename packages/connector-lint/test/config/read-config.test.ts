import assert from 'node:assert/strict'
import test, { suite } from 'node:test'
import { readConfig } from '../../src/config/read-config.js'

const read = (text: string) => readConfig(Buffer.from(text), 'connector-lint.json')

test('a configuration grades rules by their ids', () => {
  const text = '{ "rules": { "TriggerHintMissing": "off", "HostNotForProduction": "error" } }'
  assert.deepEqual(read(text), { TriggerHintMissing: 'off', HostNotForProduction: 'error' })
})

test('a configuration may be empty', () => {
  assert.deepEqual(read('{}'), {})
  assert.deepEqual(read('{ "rules": {} }'), {})
})

suite('a fault of a configuration is told at its place, with how to mend it', () => {
  const cases: readonly (readonly [text: string, at: string, says: RegExp])[] = [
    ['{ "rules": { "HostMising": "off" } }', '1:14', /"HostMising"; did you mean HostMissing\?$/],
    ['{ "rules": { "hostmissing": "off" } }', '1:14', /did you mean HostMissing\?$/],
    ['{ "rules": { "Weather": "off" } }', '1:14', /"Weather"; all rules are in https:\S+\.md\.$/],
    ['{ "rules": { "HostMissing": "warn" } }', '1:14', /"warn"; use one of off, error, warning/],
    ['{ "rules": { "HostMissing": 0 } }', '1:14', /HostMissing is 0; use one of off, error/],
    ['{ "rule": {} }', '1:3', /"rule" is no setting; the only one is "rules"/],
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

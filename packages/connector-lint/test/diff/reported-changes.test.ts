import assert from 'node:assert/strict'
import test, { suite } from 'node:test'
import { diffDefinitions } from '../../src/diff/diff-definitions.js'
import { reportedVersion } from '../find-reported.js'

const diff = (name: string) =>
  diffDefinitions(reportedVersion(name, 'old'), reportedVersion(name, 'new'))

/** What a comparison says of changes that people reported: each change's severity and kind. */
const changes: Readonly<Record<string, readonly string[]>> = {
  'd01-operation-deleted': ['breaking OperationRemoved'],
  'd02-output-type-changed': ['breaking OutputRetyped'],
  'd03-path-template-changed': ['breaking OperationMoved'],
  'd03b-location-changed': ['breaking ParameterMoved'],
  'd04-enum-added-to-input': ['breaking ParameterEnumAdded'],
  'd04b-enum-added-to-body-input': ['breaking ParameterEnumAdded'],
  'd05-required-body-field-added': ['breaking RequiredParameterAdded'],
  'd05b-optional-output-added': [],
  'd05c-output-removed': ['breaking NotificationRemoved', 'breaking OutputRemoved'],
  'd06-optional-made-required': ['breaking ParameterMadeRequired'],
  'd07-ref-inlined-reordered': [],
  'd08-internal-required-default-added': ['breaking RequiredParameterAdded'],
  'd09-visibility-to-internal': ['info DefaultChanged', 'info VisibilityChanged'],
  'd10-trigger-filter-removed-body-nested': [
    'breaking NotificationRemoved',
    'breaking OutputRemoved',
  ],
  'd11-response-code-200-to-201': ['info ResponseCodeChanged'],
  'd12-default-changed': ['info DefaultChanged'],
  'd13-operation-deprecated': ['info OperationDeprecated'],
  'd14-basepath-into-paths': ['info AddressChanged'],
  'd14b-basepath-moved-equivalent': [
    'info AddressChanged',
    ...Array.from({ length: 4 }, () => 'breaking OperationMovedWithinAddress'),
  ],
  'd15-dynamic-list-operation-changed': ['info DynamicSourceChanged', 'info DynamicSourceChanged'],
  'd16-output-enum-removed-type-format': ['breaking NotificationRetyped', 'breaking OutputRetyped'],
  'd17-summary-changed': [],
}

suite('a reported change is told with what it breaks', () => {
  for (const [name, expected] of Object.entries(changes)) {
    test(name, () => {
      const found = diff(name).map(({ severity, kind }) => `${severity} ${kind}`)
      assert.deepEqual(found.sort(), [...expected].sort())
    })
  }
})

test('every change says whose flows it breaks, how, and who says so', () => {
  for (const { breaks, severity, how, source } of Object.keys(changes).flatMap(diff)) {
    assert.equal(breaks.length > 0, severity === 'breaking')
    assert.match(how, /\.$/)
    assert.match(source, /^https:\/\//)
  }
})

test('a base path that moves into the paths breaks flows of Logic Apps, which keep the path, and no others', () => {
  const moved = diff('d14b-basepath-moved-equivalent').filter(({ severity }) => severity !== 'info')
  for (const { breaks } of moved) assert.deepEqual(breaks, ['Logic Apps'])
})

test('a required property added inside an object that flows may leave out breaks those that do not', () => {
  const [change] = diff('d05-required-body-field-added')
  assert.match(change?.message ?? '', /^the parameter \S*target in body is new and required$/)
})

suite('what is no whole definition of OpenAPI 2.0 is refused, with its name and why', () => {
  const clean = reportedVersion('d01-operation-deleted', 'old')
  const cases: readonly (readonly [file: string, bytes: Buffer, says: RegExp])[] = [
    ['a.json', Buffer.from('{"a": 1}'), /^a\.json is no OpenAPI 2\.0 definition/],
    [
      'b.json',
      clean.bytes.subarray(0, 900),
      /^b\.json cannot be read as JSON from line \d+, column/,
    ],
    ['c.json', Buffer.from(''), /^c\.json holds no JSON object/],
    ['d.json', Buffer.from('[]'), /^d\.json holds no JSON object/],
    ['e.json', Buffer.from('openapi: 3.0.0\n'), /^e\.json is OpenAPI 3\.0\.0 in YAML; .*convert/],
    ['f.json', Buffer.from('<html>'), /^f\.json is HTML or XML/],
    ['g.json', Buffer.from('{"swagger": "2.0"}'), /^g\.json is no OpenAPI 2\.0 definition/],
  ]
  for (const [file, bytes, message] of cases) {
    test(file, () => {
      assert.throws(() => diffDefinitions(clean, { file, bytes }), { message })
      assert.throws(() => diffDefinitions({ file, bytes }, clean), { message })
    })
  }

  test('d20: two of OpenAPI 3', () => {
    assert.throws(() => diff('d20-openapi3'), /d20-openapi3\.old\.json is OpenAPI 3/)
  })
})

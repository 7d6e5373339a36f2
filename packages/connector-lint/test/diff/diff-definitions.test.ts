import assert from 'node:assert/strict'
import test, { suite } from 'node:test'
import { diffDefinitions } from '../../src/diff/diff-definitions.js'
import { cleanDefinition } from '../clean-package.js'
import { editJson, type Edit } from '../edit-json.js'
import {
  LIST,
  MINIMUM,
  ORDER_ID,
  POLL,
  STORE,
  SUBSCRIBE,
  SUBSCRIBE_PATH,
  UNSUBSCRIBE,
  UNSUBSCRIBE_PATH,
} from '../rule-case.js'

const changesBy = (...edits: Edit[]) => {
  const version = (file: string, text: string) => ({ file, bytes: Buffer.from(text) })
  const old = version('old.json', cleanDefinition())
  return diffDefinitions(old, version('new.json', editJson(cleanDefinition(), edits)))
}

const newParameter = (required: boolean) => ({
  name: 'area',
  in: 'query',
  type: 'string',
  required,
})

const breakingCases: readonly (readonly [kind: string, ...edits: Edit[]])[] = [
  ['OperationRemoved', [UNSUBSCRIBE_PATH]],
  ['OperationRenamed', [`${LIST}/operationId`, 'ListKinds']],
  ['OperationMoved', [UNSUBSCRIBE_PATH], ['/paths/~1gone/delete', { operationId: 'Unsubscribe' }]],
  ['OperationMoved', [POLL], ['/paths/~1orders/post', { operationId: 'WhenOrdersAreWaiting' }]],
  ['TriggerKindChanged', [`${POLL}/x-ms-trigger`, 'single']],
  ['TriggerKindChanged', [`${SUBSCRIBE}/x-ms-trigger`]],
  ['ParameterRemoved', [MINIMUM]],
  ['ParameterRemoved', [STORE]],
  ['ParameterMoved', [`${MINIMUM}/in`, 'header']],
  ['ParameterMadeRequired', [`${MINIMUM}/required`, true]],
  ['ParameterMadeRequired', ['/definitions/Subscription/required', ['callbackUrl', 'store']]],
  ['RequiredParameterAdded', [`${LIST}/parameters/-`, newParameter(true)]],
  [
    'OperationMovedWithinAddress',
    ['/basePath', '/'],
    [LIST],
    ['/paths/~1api~1event-types/get', { operationId: 'ListEventTypes' }],
  ],
  ['ParameterRetyped', [`${MINIMUM}/type`, 'string']],
  ['ParameterRetyped', [`${MINIMUM}/format`, 'int64']],
  ['ParameterEnumValueRemoved', ['/definitions/Subscription/properties/size/enum', ['small']]],
  ['ParameterEnumAdded', [`${STORE}/enum`, ['one']]],
  ['OutputRemoved', [ORDER_ID]],
  ['OutputRetyped', [`${ORDER_ID}/type`, 'integer']],
  ['OutputRemoved', [`${LIST}/responses/200/schema`]],
  ['NotificationRemoved', ['/definitions/Event/properties/eventId']],
  ['NotificationRemoved', [`${SUBSCRIBE_PATH}/x-ms-notification-content`]],
  ['NotificationRetyped', ['/definitions/Event/properties/eventId/type', 'integer']],
  ['AuthenticationChanged', ['/securityDefinitions/key/name', 'x-key']],
  ['AuthenticationChanged', ['/security', [{ key: [] }]]],
  ['AuthenticationChanged', [`${UNSUBSCRIBE}/security`, []]],
]

suite('a change that breaks flows is told', () => {
  for (const [kind, ...edits] of breakingCases) {
    test(`${kind}: ${edits.map(([pointer]) => pointer).join(', ')}`, () => {
      const changes = changesBy(...edits)
      const found = changes.find((change) => change.kind === kind)
      assert.equal(found?.severity, 'breaking', changes.map((change) => change.kind).join(', '))
      assert.equal(found.old.file, 'old.json')
      assert.equal(found.new.file, 'new.json')
    })
  }
})

suite('a change that flows survive breaks nothing', () => {
  const cases: readonly (readonly [name: string, edit: Edit])[] = [
    ['another summary', [`${LIST}/summary`, 'List']],
    ['an optional parameter', [`${LIST}/parameters/-`, newParameter(false)]],
    ['another output', ['/definitions/Order/properties/note', { type: 'string' }]],
    ['another enum value', ['/definitions/Subscription/properties/size/enum/-', 'huge']],
    ['another operation', ['/paths/~1ping/get', { operationId: 'Ping' }]],
    ['another text on security', ['/securityDefinitions/key/description', 'The key.']],
  ]
  for (const [name, edit] of cases) {
    test(name, () => {
      assert.deepEqual(changesBy(edit), [])
    })
  }
})

test('another host, base path or scheme is information', () => {
  const changes = changesBy(
    ['/host', 'a.contoso.com'],
    ['/basePath', '/v2'],
    ['/schemes', ['http']],
  )
  assert.deepEqual(
    changes.map(({ kind, severity }) => `${kind} ${severity}`),
    Array.from({ length: 3 }, () => 'AddressChanged info'),
  )
})

test('a change stands at its member in both files', () => {
  const [change] = changesBy(['/host', 'a.contoso.com'])
  assert.deepEqual([change?.old.line, change?.old.pointer], [14, '/host'])
  assert.equal(change?.new.pointer, '/host')
})

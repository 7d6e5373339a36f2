import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeConnector } from '../../src/designer/describe-connector.js'
import { parcelsDefinition, parcelsProperties } from '../fixtures/parcels-definition.js'

const view = describeConnector(parcelsDefinition, parcelsProperties)
const idsOf = (views: readonly { id: string }[]) => views.map(({ id }) => id)
const trigger = (id: string) => {
  const found = view.triggers.find((it) => it.id === id)
  assert.ok(found)
  return found
}

test('triggers and actions are what makers are offered; what is hidden has its reason', () => {
  assert.deepEqual(idsOf(view.triggers), [
    ...['WhenParcelMoves', 'WhenALorryLeaves', 'WhenARuleMatches', 'WhenParcelsArrive'],
  ])
  assert.deepEqual(idsOf(view.actions), ['PrintLabel', 'ListParcels', 'FillForm', 'PlanDelivery'])
  assert.deepEqual(
    view.hidden.map(({ id, hidden }) => [id, hidden?.slice(0, 27)]),
    ['RemoveHook', 'DescribeKind', 'ListCarriers', 'FindPlaces', 'ListFolders'].map((id) => [
      id,
      'x-ms-visibility is internal',
    ]),
  )
})

test('reasons are told in the language that is asked for; the connector’s own texts stay as they are', () => {
  const french = describeConnector(parcelsDefinition, parcelsProperties, 'fr')
  assert.match(french.hidden[0]?.hidden ?? '', /la plateforme l’appelle/)
  assert.equal(french.triggers[0]?.title, 'When a parcel moves')
})

test('a trigger has its texts, its hint and its fields, of which the callback URL is not the maker’s', () => {
  const { title, description, hint, fields, kind } = trigger('WhenParcelMoves')
  assert.deepEqual(
    [title, description, hint, kind],
    [
      ...['When a parcel moves', 'This operation triggers when a parcel moves.'],
      ...['Move a parcel.', 'webhook-trigger'],
    ],
  )
  assert.deepEqual(
    fields.map(({ key, title: name, required, hidden, dynamic }) => [
      key,
      name,
      required,
      hidden,
      dynamic?.kind,
    ]),
    [
      ['Url', 'Url', true, 'The platform puts the callback URL here.', undefined],
      ['carrier', 'Carrier', false, undefined, 'list'],
    ],
  )
})

test('outputs are tokens, nested as they are declared, those of an array marked', () => {
  const { outputs } = trigger('WhenParcelMoves')
  const shown = (tokens: typeof outputs): unknown[] =>
    tokens.map(({ key, title, type, inArray, children }) => [
      key,
      title,
      type,
      inArray,
      shown(children),
    ])
  assert.deepEqual(shown(outputs), [
    ['number', 'Number', 'string', false, []],
    ['quantity', 'Quantity', 'integer', false, []],
    ['place', 'Place', 'object', false, [['place/city', 'City', 'string', false, []]]],
  ])
  const lorry = trigger('WhenALorryLeaves')
  assert.equal(lorry.splitOn, '@triggerBody()')
  assert.ok(lorry.outputs.every(({ inArray }) => inArray))
  assert.equal(trigger('WhenARuleMatches').outputsAreDynamic, true)
})

const operation = (operationId: string, more = {}) => ({
  operationId,
  summary: operationId,
  ...more,
})
const described = (paths: object, findings = {}) =>
  describeConnector({ paths, ...findings }, {}, 'en')

test('important operations come first, and advanced ones last', () => {
  const paths = {
    '/a': { get: operation('Advanced', { 'x-ms-visibility': 'advanced' }) },
    '/b': { get: operation('Plain') },
    '/c': { get: operation('Important', { 'x-ms-visibility': 'important' }) },
  }
  assert.deepEqual(idsOf(described(paths).actions), ['Important', 'Plain', 'Advanced'])
})

test('of a family the newest revision is offered, with the older ones behind it', () => {
  const version = (revision: number, more = {}) =>
    operation(`Get_V${revision}`, { 'x-ms-api-annotation': { family: 'Get', revision }, ...more })
  const { actions, hidden } = described({
    '/1': { get: version(1, { deprecated: true }) },
    '/2': { get: version(2) },
    '/3': { get: version(3) },
    '/other': { get: operation('Alone', { deprecated: true }) },
  })
  assert.deepEqual(idsOf(actions), ['Get_V3'])
  assert.deepEqual(idsOf(actions[0]?.older ?? []), ['Get_V2', 'Get_V1'])
  assert.deepEqual(
    hidden.map(({ id, hidden: why }) => [id, why?.slice(0, 16)]),
    [['Alone', 'It is deprecated']],
  )
})

test('choices have the names that they are shown by, and defaults stay', () => {
  const parameter = {
    ...{ name: 'size', in: 'query', type: 'string', enum: ['s', 'l'], default: 's' },
    'x-ms-enum-values': [{ value: 's', displayName: 'Small' }],
  }
  const [action] = described({
    '/a': { get: operation('Get', { parameters: [parameter] }) },
  }).actions
  assert.deepEqual(action?.fields[0]?.choices, [
    { value: 's', title: 'Small' },
    { value: 'l', title: 'l' },
  ])
  assert.equal(action.fields[0].default, 's')
})

test('a schema that refers to itself ends', () => {
  const definitions = {
    Node: { type: 'object', properties: { next: { $ref: '#/definitions/Node' } } },
  }
  const responses = { 200: { schema: { $ref: '#/definitions/Node' } } }
  const [action] = described(
    { '/a': { get: operation('Get', { responses }) } },
    { definitions },
  ).actions
  assert.deepEqual(
    action?.outputs.map(({ key, children }) => [key, children]),
    [['next', []]],
  )
})

test('a remark stands beside the field, the token or the operation that it is about, and else by itself', () => {
  const remark = (ruleId: string, pointer: string) => ({
    ...{
      ruleId,
      pointer,
      severity: 'warning' as const,
      message: ruleId,
      where: '',
      docs: '',
      line: 1,
      file: 'f',
    },
  })
  const post = '/paths/~1hooks/post'
  const { triggers, remarks } = describeConnector(parcelsDefinition, parcelsProperties, 'en', [
    remark('of the field', `${post}/parameters/0/schema/properties/carrier/title`),
    remark('of the operation', `${post}/summary`),
    remark('of the payload', '/paths/~1hooks/x-ms-notification-content/description'),
    remark('of the token', '/definitions/Parcel/properties/number'),
    remark('of nothing shown', '/info'),
  ])
  const idsIn = (all: readonly { ruleId: string }[] = []) => all.map(({ ruleId }) => ruleId)
  const [moves] = triggers
  assert.deepEqual(idsIn(moves?.fields[1]?.remarks), ['of the field'])
  assert.deepEqual(idsIn(moves?.remarks), ['of the operation', 'of the payload'])
  assert.deepEqual(idsIn(moves?.outputs[0]?.remarks), ['of the token'])
  assert.deepEqual(idsIn(remarks), ['of nothing shown'])
})

test('a definition of hundreds of operations is described', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 256 }, (_, index) => [
      `/things/${index}`,
      {
        get: operation(`Get${index}`, {
          responses: { 200: { schema: { $ref: '#/definitions/Parcel' } } },
        }),
      },
    ]),
  )
  const { actions } = described(paths, { definitions: parcelsDefinition.definitions })
  assert.equal(actions.length, 256)
  assert.equal(actions[255]?.outputs.length, 3)
})

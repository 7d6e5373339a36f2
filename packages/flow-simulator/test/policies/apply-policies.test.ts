import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyPolicies } from '../../src/policies/apply-policies.js'
import { policiesFor } from '../../src/policies/policy.js'

const request = {
  method: 'GET',
  baseUrl: 'https://parcels.example/api',
  path: '/parcels',
  query: [['top', '5']] as const,
  headers: { accept: 'text/plain' },
  body: undefined,
  notes: [],
}

const prefixed = (parameters: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      `x-ms-apimTemplateParameter.${name}`,
      value,
    ]),
  )

const after = (
  templateId: string,
  parameters: Readonly<Record<string, unknown>>,
  more: { body?: unknown; operationId?: string; direct?: Readonly<Record<string, unknown>> } = {},
) => {
  const policy = {
    templateId,
    title: 'Mine',
    parameters: { ...prefixed(parameters), ...more.direct },
  }
  const properties = { properties: { policyTemplateInstances: [policy] } }
  const policies = policiesFor(properties, more.operationId ?? 'ListParcels')
  const from = more.body === undefined ? request : { ...request, body: more.body }
  return applyPolicies(policies, from, { host: 'eu.parcels.example', key: 'K' })
}

test('dynamichosturl puts the connection’s host in the place of host and base path', () => {
  const { baseUrl } = after('dynamichosturl', {
    urlTemplate: "https://@connectionParameters('host')/v2/",
  })
  assert.equal(baseUrl, 'https://eu.parcels.example/v2')
})

test('an expression without a value has its default, and one that is not known is told, not guessed', () => {
  const urlTemplate = "https://@connectionParameters('region', 'us').parcels.example"
  assert.equal(after('dynamichosturl', { urlTemplate }).baseUrl, 'https://us.parcels.example')
  const { notes } = after('setheader', { name: 'x', value: '@{guid()}' })
  assert.deepEqual(notes, ['The policy "Mine" (setheader) is not played: @{guid()} is not known.'])
})

test('setheader overrides, skips or appends', () => {
  const withAction = (existsAction?: string) =>
    after('setheader', {
      name: 'Accept',
      value: 'text/html',
      ...(existsAction && { existsAction }),
    }).headers.accept
  assert.deepEqual([undefined, 'override', 'skip', 'append'].map(withAction), [
    'text/html',
    'text/html',
    'text/plain',
    'text/plain,text/html',
  ])
})

test('setqueryparameter knows the connection', () => {
  const { query } = after('setqueryparameter', {
    name: 'key',
    value: "@connectionParameters('key')",
  })
  assert.deepEqual(query, [
    ['top', '5'],
    ['key', 'K'],
  ])
})

test('routerequesttoendpoint changes path and method', () => {
  const { path, method } = after('routerequesttoendpoint', {
    newPath: '/v2/items',
    httpMethod: 'post',
  })
  assert.deepEqual([path, method], ['/v2/items', 'POST'])
})

test('setproperty adds to the body', () => {
  const parameters = {
    newPropertyParentPathTemplate: '@body()',
    newPropertySubPathTemplate: 'tenant',
    propertyValuePathTemplate: "@connectionParameters('key')",
  }
  const { body } = after('setproperty', parameters, { body: { number: 1 } })
  assert.deepEqual(body, { number: 1, tenant: 'K' })
})

test('setproperty puts JSON where its value is JSON, with parts of the body in it, and below what is in the body', () => {
  const set = (parent: string, name: string, value: string, body: unknown) =>
    after(
      'setproperty',
      {
        newPropertyParentPathTemplate: parent,
        newPropertySubPathTemplate: name,
        propertyValuePathTemplate: value,
      },
      { body },
    )
  assert.deepEqual(set('@body()', 'topics', '["moved"]', {}).body, { topics: ['moved'] })
  const gift = { gift: { payments: { sum: 1 } } }
  assert.deepEqual(set('@body().gift', 'payments', '[{@body().gift.payments}]', gift).body, {
    gift: { payments: [{ sum: 1 }] },
  })
  assert.deepEqual(set('body()', 'gift', '[{@body().gift}]', { gift: 'a "b"' }).body, {
    gift: ['a "b"'],
  })
  assert.deepEqual(set('@body()', "['@odata.type']", 'v1', {}).body, { '@odata.type': 'v1' })
  assert.match(set('@item()', 'a', 'b', {}).notes.join(), /below @item\(\) is not known/)
})

test('a policy is for its operations alone, and one for answers is none for requests', () => {
  const only = { 'x-ms-apimTemplate-operationName': ['PrintLabel'] }
  const elsewhere = after('setheader', { name: 'x', value: '1' }, { direct: only })
  assert.equal(elsewhere.headers.x, undefined)
  const here = after(
    'setheader',
    { name: 'x', value: '1' },
    { direct: only, operationId: 'printlabel' },
  )
  assert.equal(here.headers.x, '1')
  const answers = { 'x-ms-apimTemplate-policySection': 'Response' }
  assert.equal(
    after('setheader', { name: 'x', value: '1' }, { direct: answers }).headers.x,
    undefined,
  )
})

test('a template that is not known is told', () => {
  assert.match(after('updatenextlink', {}).notes.join(), /updatenextlink\) is not played/)
})

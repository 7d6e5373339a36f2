import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { suite } from 'node:test'
import { checkDefinition } from '../src/check-definition.js'
import { docsUrl } from '../src/docs-url.js'
import { readJson } from '../src/json/json-document.js'
import { definitionCases } from './cases/definition-cases.js'
import { jsonCases } from './cases/json-cases.js'
import { checkedCase } from './checked-case.js'
import { cleanDefinition, FIXTURES } from './clean-package.js'
import { editJson } from './edit-json.js'
import { assertNoticed, placeOf } from './find-case.js'

const idsIn = (content: Uint8Array, options = {}) =>
  checkDefinition(content, 'definition.json', options).map(({ ruleId }) => ruleId)

test('a complete and correct webhook connector has no findings', () => {
  assert.deepEqual(checkDefinition(Buffer.from(cleanDefinition()), 'definition.json'), [])
})

suite('a rule on definitions notices its fault, at its place', () => {
  for (const one of definitionCases) {
    const [rule, pointer, says, ...edits] = one
    test(`${rule}: ${edits.map(([edited]) => edited).join(', ')}`, () => {
      const { text, findings } = checkedCase(one)
      const position = readJson(Buffer.from(text)).locate(pointer)
      const place = placeOf({ file: 'definition.json', ...position, pointer })
      assertNoticed(findings, { rule, place, says })
    })
  }
})

suite('a rule on JSON notices its fault, at its place', () => {
  for (const [rule, at, says, content] of jsonCases) {
    test(`${rule}: ${content.toString('latin1', 0, 20)}`, () => {
      const findings = checkDefinition(content, 'definition.json')
      const place = `definition.json:${at}${at.includes(' ') ? '' : ' '}`
      assertNoticed(findings, { rule, place, says })
    })
  }
})

test('an extension with a slip of the pen is answered with the right name', () => {
  const content = editJson(cleanDefinition(), [
    ['/definitions/Order/properties/orderId/x-ms-visbilty', 'internal'],
  ])
  const [finding] = checkDefinition(Buffer.from(content), 'definition.json')
  assert.match(finding?.message ?? '', /did you mean x-ms-visibility\?$/)
})

test('a finding stands at the member it is about', () => {
  const text = cleanDefinition().replace('"basePath": "/api"', '"basePath": "api"')
  const [finding] = checkDefinition(Buffer.from(text), 'some/definition.json')
  assert.deepEqual(
    { ...finding, message: '' },
    {
      file: 'some/definition.json',
      line: 15,
      column: 3,
      severity: 'warning',
      profile: 'recommended',
      where: 'basePath',
      why: 'The designer adds the slash; other readers of the definition may not.',
      fix: [{ pointer: '/basePath', set: '/api' }],
      ruleId: 'BasePathNotValid',
      message: '',
      pointer: '/basePath',
      docs: docsUrl('BasePathNotValid'),
    },
  )
})

test('circular references of every kind are findings and no more', () => {
  const circle = (kind: string) => ({
    One: { $ref: `#/${kind}/Two` },
    Two: { $ref: `#/${kind}/One` },
  })
  const kinds = ['definitions', 'parameters', 'responses']
  const content = editJson(
    cleanDefinition(),
    kinds.map((kind) => [`/${kind}`, circle(kind)]),
  )
  const ids = idsIn(Buffer.from(content))
  assert.ok(!ids.includes('RuleFailed'))
  for (const kind of ['Schema', 'Parameter', 'Response']) {
    assert.ok(ids.includes(`${kind}RefLoopNotAllowed`))
  }
})

suite('the published samples', () => {
  const sample = (name: string) => idsIn(readFileSync(join(FIXTURES, name)))

  test('the Entra webhook connector has the faults it is known for', () => {
    const ids = sample('seed-entra-webhook.json')
    for (const rule of [
      'RequiredPropertyNotOnObject',
      'ConnectorDescriptionMissing',
      'DescriptionSameAsSummary',
      'ValueMustBeInEnglish',
      'HostNameNotValid',
      'PathParameterMissingEncoding',
      'WebhookLocationUndocumented',
      'ConsumesMissing',
    ]) {
      assert.ok(ids.includes(rule), rule)
    }
    assert.ok(!ids.includes('WebhookDeleteMissing'))
    assert.ok(!ids.includes('NotificationUrlNotRequired'))
  })

  test('the GitHub webhook has the faults it is known for', () => {
    const ids = sample('seed-github-webhook.json')
    for (const rule of [
      'OperationIdSanitized',
      'OperationMustHaveResponse',
      'PathParameterMissingEncoding',
      'ConnectorDescriptionMissing',
      'TriggerSummaryPhrase',
      'WebhookDeleteVisible',
      'WebhookLocationUndocumented',
    ]) {
      assert.ok(ids.includes(rule), rule)
    }
  })

  test('a token URL that equals the authorization URL is told', () => {
    const url = 'https://login.microsoftonline.com/common/oauth2/authorize'
    const oauth = {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: url,
      tokenUrl: url,
      scopes: {},
    }
    const text = readFileSync(join(FIXTURES, 'seed-entra-webhook.json'), 'utf8')
    const content = editJson(text, [['/securityDefinitions/oauth', oauth]])
    assert.ok(idsIn(Buffer.from(content)).includes('OAuthUrlsIdentical'))
  })
})

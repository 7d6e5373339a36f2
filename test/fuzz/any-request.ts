import fc from 'fast-check'
import { searchPositions } from '../../src/delivery-store/dead-letters/search-position.js'
import { accountPositions } from '../../src/operations/check-accounts.js'
import { writePageCursor } from '../../src/operations/page-cursor.js'
import { newEvent, noon, secret, subscriptionNumber, tenant } from '../support/deliveries.js'
import { signatureOf } from '../support/github.js'
import { anyBody } from './any-body.js'
import { anyText } from './any-value.js'
import { tokens } from './callers.js'
import type { FuzzOperation } from './operations.js'

/** A request, as a test can show it and send it. */
export interface FuzzRequest {
  readonly method: string
  /** With its query, percent-encoded or not as it may be. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

const time = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('2026-03-02', '0001-01-01', '1969-12-31', '9999-12-31'),
  anyText,
)

const scopes = fc.oneof(fc.constantFrom(tenant, 'all'), anyText)
const types = fc.oneof(fc.constantFrom('instore', 'neworder', 'INSTORE', 'instore/'), anyText)
const ids = fc.oneof(
  fc.constantFrom(
    newEvent().id,
    subscriptionNumber(1),
    `${newEvent().id}.${subscriptionNumber(1).slice(8)}`,
    tenant,
  ),
  anyText,
)

const partition = fc.record({ scope: scopes, eventType: types })
const after = fc.record({ eventId: ids, rowKey: anyText, passed: fc.integer() })
const searchPlace = fc.record(
  { range: partition, after, token: anyText },
  { requiredKeys: ['range'] },
)
const accountPlace = fc.record({ partition, eventId: ids })
const query = { tenantId: tenant }
const cursorText = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Cursors that are nearly ours: of the right query, with any position. */
const cursor = fc.oneof(
  searchPlace.map((position) => writePageCursor(query, { asOf: noon, position }, searchPositions)),
  accountPlace.map((position) =>
    writePageCursor(query, { asOf: noon, position }, accountPositions),
  ),
  fc.jsonValue().map(cursorText),
  fc.jsonValue().map((value) => `${cursorText(value)}.${secret}`),
  anyText,
)

/** What an input of this name may be; anything at all for the others. */
const byName: Readonly<Record<string, fc.Arbitrary<string>>> = {
  eventType: types,
  id: ids,
  eventId: ids,
  subscriptionId: ids,
  from: time,
  until: time,
  cursor,
  tenant: scopes,
  limit: fc.oneof(fc.integer({ min: 1, max: 500 }).map(String), anyText),
  locale: fc.oneof(fc.constantFrom('en', 'fr'), anyText),
  auth: fc.oneof(fc.constantFrom('entra', 'apikey', 'any'), anyText),
  file: fc.oneof(fc.constantFrom('index.css', 'initializer.js'), anyText),
  property: fc.oneof(fc.constantFrom('storeName'), anyText),
}
const inputOf = (name: string) => byName[name] ?? anyText

/** In a path nothing may be empty, and hosts leave what is no percent-encoding as it is. */
const segment = (text: string) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '') || 'x')

const anyHeader = fc
  .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((n) => String.fromCharCode(n)) })
  .map((text) => text.replaceAll(/[\x7f-\x9f]/g, '').trim())

const headerNames = [
  ...['accept-language', 'content-type', 'idempotency-key', 'if-none-match', 'transfer-encoding'],
  ...['ce-specversion', 'ce-id', 'ce-source', 'ce-type', 'user-agent', 'x-hub-signature-256'],
  ...['x-ms-workflow-id', 'x-ms-workflow-name', 'x-ms-workflow-operation-name'],
  ...['x-github-event', 'x-github-delivery', 'authorization', 'x-api-key'],
]

const contentTypes = [
  ...['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'],
  ...['application/x-www-form-urlencoded', 'text/xml', 'application/cloudevents+avro'],
]

const usualHeaders = fc.record(
  {
    'content-type': fc.constantFrom(...contentTypes),
    'idempotency-key': fc.constantFrom('a', 'b', 'c'),
    'x-github-event': fc.constantFrom('push', 'issues', 'ping', 'star'),
    'x-github-delivery': fc.uuid(),
  },
  { requiredKeys: [] },
)

const authorization = fc.oneof(
  { arbitrary: fc.constantFrom(...tokens.map((name) => `Bearer ${name}`)), weight: 20 },
  { arbitrary: anyHeader, weight: 1 },
)

const pathOf = ({ path, query: names }: FuzzOperation): fc.Arbitrary<string> => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const values = fc.record(Object.fromEntries(inPath.map((name) => [name, inputOf(name)])))
  const given = fc
    .subarray([...names])
    .chain((some) =>
      fc.tuple(...some.map((name) => inputOf(name).map((text) => [name, text] as const))),
    )
  return fc.tuple(values, given).map(([own, asked]) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(own[name] ?? ''))
    const search = new URLSearchParams(Object.fromEntries(asked)).toString()
    return search === '' ? filled : `${filled}?${search}`
  })
}

/** Any request for an operation: mostly such as would be accepted, always with something that may be wrong. */
export const anyRequestFor = (operation: FuzzOperation): fc.Arbitrary<FuzzRequest> =>
  fc
    .record({
      path: pathOf(operation),
      body: operation.method === 'POST' ? anyBody(operation.body ?? {}) : fc.constant(undefined),
      usual: usualHeaders,
      authorization,
      odd: fc.dictionary(fc.constantFrom(...headerNames), anyHeader, { maxKeys: 1 }),
      isSigned: fc.boolean(),
    })
    .map(({ path, body, usual, authorization: token, odd, isSigned }) => ({
      method: operation.method,
      path,
      headers: {
        ...usual,
        authorization: token,
        ...(body && isSigned ? { 'x-hub-signature-256': signatureOf(Buffer.from(body)) } : {}),
        ...odd,
      },
      ...(body ? { body } : {}),
    }))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fired } from '../../src/events/fired.js'
import { ingestGithub } from '../../src/functions/ingest-github.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { tenant } from '../support/deliveries.js'
import type { Fakes } from '../support/fakes.js'
import { githubDelivery, signatureOf, webhookSecret } from '../support/github.js'

const body = '{"sku":"CONFIDENTIEL","left":3,"sender":{"login":"octocat"}}'
const on = { secret: webhookSecret, scope: tenant }

const setUp = (config: { readonly github?: typeof on } = { github: on }) => {
  const accepted: { eventType: string; scope: string; fired: readonly Fired[] }[] = []
  const parts: Fakes<Parameters<typeof ingestGithub>[0]> = {
    acceptEvents: ({ eventType, scope }, fired) => {
      accepted.push({ eventType: eventType.name, scope, fired })
      return Promise.resolve(['github.push-e1'])
    },
    catalogue: catalogueOf('github.push', 'push'),
    config,
  }
  const run = (facts: Partial<Parameters<typeof githubDelivery>[0]> = {}) =>
    callFunction(
      ingestGithub,
      parts,
      githubDelivery({ event: 'push', body, id: 'guid-1', ...facts }),
    )
  return { accepted, run }
}

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

test('a delivery becomes an event of what the catalogue declares, once for its id: 202', async () => {
  const { accepted, run } = setUp()
  const { status, json, lines } = await run()
  assert.equal(status, 202)
  assert.deepEqual(json, { eventId: 'github.push-e1' })
  assert.deepEqual(lines, [])

  const [{ eventType, scope, fired: [fired] } = { fired: [] }, ...others] = accepted
  assert.deepEqual([eventType, scope, others], ['github.push', tenant, []])
  assert.equal(fired?.once?.key, `github-signature:${signatureOf(body)}`)
  assert.deepEqual(fired.once.also, ['github:guid-1'])
  assert.equal(textOf(fired.once.body), body)
  const projected = { sku: 'CONFIDENTIEL', left: 3 }
  assert.deepEqual(
    fired.payloads.map(({ bytes, ...rest }) => [textOf(bytes), rest]),
    [[JSON.stringify(projected), { value: projected, path: '' }]],
  )
})

test('a form is taken too; the event is the same as that of the JSON in it', async () => {
  const form = new URLSearchParams({ payload: body }).toString()
  const { accepted, run } = setUp()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-hub-signature-256': signatureOf(form),
  }
  assert.equal((await run({ body: form, headers })).status, 202)
  assert.equal(textOf(accepted[0]?.fired[0]?.once?.body), body)
})

test('a byte order mark is signed like every byte, and no part of the event', async () => {
  const { accepted, run } = setUp()
  const marked = `\uFEFF${body}`
  const headers = { 'x-hub-signature-256': signatureOf(marked) }
  assert.equal((await run({ body: marked, headers })).status, 202)
  const [fired] = accepted[0]?.fired ?? []
  assert.deepEqual(fired?.once?.body, new TextEncoder().encode(body))
  const unmarked = { 'x-hub-signature-256': signatureOf(body) }
  assertRefused(await run({ body: marked, headers: unmarked }), 401, 'signature-invalid')
})

test('a ping is 200 and makes no event', async () => {
  const { accepted, run } = setUp()
  const { status, text } = await run({ event: 'ping' })
  assert.deepEqual([status, text, accepted], [200, '', []])
})

test('an event that nobody described is taken and ignored, for GitHub can do nothing about it', async () => {
  const { accepted, run } = setUp()
  const { status, json } = await run({ event: 'star' })
  assert.equal(status, 202)
  assert.deepEqual([json, accepted], [{ ignored: 'star' }, []])
})

test('without a secret, the source is switched off', async () => {
  const { accepted, run } = setUp({})
  assertRefused(await run(), 404, 'ingest-off')
  assert.deepEqual(accepted, [])
})

type Refusal = readonly [
  what: string,
  facts: Parameters<ReturnType<typeof setUp>['run']>[0],
  status: number,
  code: string,
]

const big = 'x'.repeat(5 * 1024 * 1024 + 1)
const deep = `{"sku":"A","left":1,"a":${'['.repeat(70)}${']'.repeat(70)}}`
const unsigned = { 'x-hub-signature-256': signatureOf(body, 'another secret') }

const refusals: readonly Refusal[] = [
  ['with another secret’s signature', { headers: unsigned }, 401, 'signature-invalid'],
  ['unsigned, even if a ping,', { event: 'ping', headers: unsigned }, 401, 'signature-invalid'],
  ['without an id', { id: '' }, 400, 'delivery-invalid'],
  ['that is XML', { headers: { 'content-type': 'text/xml' } }, 415, 'content-type-unsupported'],
  ['that is no JSON', { body: '{"a":' }, 400, 'body-not-json'],
  ['of more than 5 MiB', { body: big }, 413, 'payload-too-large'],
  ['that is nested too deeply', { body: deep }, 400, 'body-too-deep'],
]

for (const [what, facts, status, code] of refusals) {
  test(`a delivery ${what} is refused, and makes no event`, async () => {
    const { accepted, run } = setUp()
    assertRefused(await run(facts), status, code)
    assert.deepEqual(accepted, [])
  })
}

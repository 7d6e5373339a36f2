import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asCurl } from '../../src/wire/as-curl.js'
import { presentExchange } from '../../src/wire/present-exchange.js'
import type { Exchange } from '../../src/wire/exchange.js'

const exchange = (request: Partial<Exchange['request']>, answerBody = ''): Exchange => ({
  ...{ id: 1, direction: 'to the service', at: 0, milliseconds: 5, notes: [] },
  request: {
    method: 'POST',
    url: 'https://x.example/',
    headers: {},
    about: 'subscribe',
    ...request,
  },
  answer: { status: 201, headers: { location: 'https://x.example/1?sig=abc' }, body: answerBody },
})

test('no secret is shown: not in a header, a URL, a body or a form', () => {
  const shown = presentExchange(
    exchange(
      {
        url: 'https://x.example/?code=sesame&top=5',
        headers: {
          authorization: 'Bearer aaa.bbb.ccc',
          'x-parcel-key': 'key-of-the-maker',
          'x-my-api-key': 'another',
          'x-ms-client-tracking-id': 'kept',
        },
        body: '{"Url":"https://p.example/run?sp=%2Frun&sv=1.0&sig=s3cr3t-_x","note":"key-of-the-maker"}',
      },
      '{"access_token":"ttt","top":1}',
    ),
    ['key-of-the-maker'],
  )
  assert.equal(shown.request.url, 'https://x.example/?code=•••&top=5')
  assert.deepEqual(shown.request.headers, {
    authorization: 'Bearer •••',
    'x-parcel-key': '•••',
    'x-my-api-key': '•••',
    'x-ms-client-tracking-id': 'kept',
  })
  assert.equal(
    shown.request.body,
    '{"Url":"https://p.example/run?sp=%2Frun&sv=1.0&sig=•••","note":"•••"}',
  )
  assert.deepEqual(shown.answer, {
    status: 201,
    headers: { location: 'https://x.example/1?sig=•••' },
    body: '{"access_token":"•••","top":1}',
  })
  const { request } = presentExchange(
    exchange({ body: 'grant_type=x&client_secret=hush&code=C' }),
    [],
  )
  assert.equal(request.body, 'grant_type=x&client_secret=•••&code=•••')
})

test('a long body is cut after its secrets are masked', () => {
  const body = `${'x'.repeat(65_530)}key-of-the-maker`
  const { request } = presentExchange(exchange({ body }), ['key-of-the-maker'])
  assert.ok(!request.body?.includes('key-of'))
})

test('an exchange can be repeated with curl, whatever is in it', () => {
  const { request } = exchange({ headers: { accept: '*/*' }, body: `{"name":"l'été"}` })
  assert.equal(
    asCurl(request),
    `curl -X POST 'https://x.example/' \\\n  -H 'accept: */*' \\\n  --data-raw '{"name":"l'\\''été"}'`,
  )
})

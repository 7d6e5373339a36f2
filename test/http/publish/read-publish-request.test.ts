import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchLimit } from '../../../src/events/fired.js'
import { readPublishRequest } from '../../../src/http/publish/read-publish-request.js'
import { httpRequest } from '../../support/http-request.js'
import { refusal } from '../../support/refusal.js'

const fired = (body: string, headers: Record<string, string> = {}) =>
  readPublishRequest(httpRequest({ method: 'POST', body, headers }), { name: 'stock.low' })

const structured = { 'content-type': 'application/cloudevents+json; charset=UTF-8' }
const batched = { 'content-type': 'Application/CloudEvents-Batch+json' }
const binary = {
  'ce-specversion': '1.0',
  'ce-id': '7',
  'ce-source': '/shops/1',
  'ce-type': 'com.contoso.Stock.Low',
  'content-type': 'application/json',
}

/** A CloudEvent's source, correct unless the changes say otherwise; a member that is undefined is left out. */
const cloudEvent = (changes: Record<string, unknown> = {}, data = '{ "left": 1.0 }') => {
  const attributes = { specversion: '1.0', id: '7', source: '/shops/1', type: 'stock.low' }
  return JSON.stringify({ ...attributes, ...changes, data: 0 }).replace(/0}$/, `${data}}`)
}

const withoutData = (changes: Record<string, unknown>) =>
  cloudEvent(changes).replace(/,"data":.*$/, '}')

/** What was fired, payloads as texts. */
const told = async (body: string, headers: Record<string, string> = {}) => {
  const { fired: all, batch } = await fired(body, headers)
  const text = (payload: Uint8Array) => new TextDecoder().decode(payload)
  return {
    batch,
    fired: all.map(({ payloads, once }) => ({
      payloads: payloads.map(({ bytes, path }) => [path, text(bytes)]),
      ...(once && { key: once.key, body: text(once.body) }),
    })),
    values: all.flatMap(({ payloads }) => payloads.map(({ value }) => value)),
  }
}

const paths = async (work: Promise<unknown>) => {
  const { extras } = await refusal(work, 'cloud-event-invalid', 400)
  return extras.errors?.map(({ path }) => path)
}

const ownKey = 'cloud-event:["/shops/1","7"]'

test('an object is one payload, as it was sent', async () => {
  const body = ' {"left": 1.0}\n'
  assert.deepEqual(await told(body), {
    batch: false,
    fired: [{ payloads: [['', body]] }],
    values: [{ left: 1 }],
  })
})

test('a byte order mark is no part of any payload: a receiver’s parser would fail at it', async () => {
  const data = '{"left":1}'
  const base64 = Buffer.from(`\uFEFF${data}`).toString('base64')
  for (const [body, headers] of [
    [`\uFEFF${data}`, {}],
    [`\uFEFF[${data}]`, {}],
    [`\uFEFF${data}`, binary],
    [`\uFEFF${cloudEvent({}, data)}`, structured],
    [`\uFEFF[${cloudEvent({}, data)}]`, batched],
    [withoutData({ data_base64: base64 }), structured],
  ] as const) {
    const { fired: all } = await fired(body, headers)
    const [payload] = all.flatMap(({ payloads }) => payloads)
    assert.deepEqual(payload?.bytes, new TextEncoder().encode(data))
  }
})

test('an array is a batch of payloads, each with its own bytes', async () => {
  assert.deepEqual(await told('[ {"left": 1.0},{"b":2,"a":"]"} ,[] ]'), {
    batch: true,
    fired: [
      {
        payloads: [
          ['/0', '{"left": 1.0}'],
          ['/1', '{"b":2,"a":"]"}'],
          ['/2', '[]'],
        ],
      },
    ],
    values: [{ left: 1 }, { b: 2, a: ']' }, []],
  })
})

test('a batch of none, of too many, or of too many bytes is refused', async () => {
  await refusal(fired('[ ]'), 'batch-empty', 400)
  await refusal(fired('{}', batched), 'batch-empty', 400)
  const events = (count: number) => JSON.stringify(Array.from({ length: count }, () => ({})))
  assert.equal((await told(events(batchLimit))).values.length, batchLimit)
  await refusal(fired(events(batchLimit + 1)), 'batch-too-large', 413)
  await refusal(fired(JSON.stringify(['x'.repeat(1024 * 1024)])), 'payload-too-large', 413)
})

test('an Idempotency-Key stands for all that is fired with it', async () => {
  const body = '[{"a":1},{"a":2}]'
  const key = { 'idempotency-key': 'k' }
  assert.deepEqual((await told(body, key)).fired, [
    {
      payloads: [
        ['/0', '{"a":1}'],
        ['/1', '{"a":2}'],
      ],
      key: 'fire:k',
      body,
    },
  ])
  const batch = `[${cloudEvent()},${cloudEvent({ id: '8' })}]`
  const [first, ...others] = (await told(batch, { ...batched, ...key })).fired
  assert.deepEqual([first?.key, first?.payloads.length, others], ['fire:k', 2, []])
})

test('a structured CloudEvent’s data is the payload, byte for byte, once for its source and id', async () => {
  const data = '{ "é": "\\u00e9", "left": 12345678901234567890.0 }'
  for (const changes of [
    {},
    { type: 'Com.Contoso.STOCK.LOW' },
    { datacontenttype: 'application/json; charset=utf-8' },
    {
      datacontenttype: 'application/vnd.contoso+json',
      time: 'whenever',
      subject: 5,
      data_base64: null,
    },
  ]) {
    assert.deepEqual((await told(cloudEvent(changes, data), structured)).fired, [
      { payloads: [['/data', data]], key: ownKey, body: data },
    ])
  }
})

test('data in base64 is decoded', async () => {
  const data = '{"left": 1.0}'
  const body = withoutData({ data_base64: Buffer.from(data).toString('base64') })
  assert.deepEqual((await told(body, structured)).fired, [
    { payloads: [['/data_base64', data]], key: ownKey, body: data },
  ])
  for (const wrong of ['{}', 'bm90IGpzb24=', '', 5, ['e30='], 'e30=\n'])
    assert.deepEqual(await paths(fired(withoutData({ data_base64: wrong }), structured)), ['/data'])
  assert.deepEqual(await paths(fired(cloudEvent({ data_base64: 'e30=' }), structured)), ['/data'])
})

test('a binary CloudEvent’s body is the payload; its attributes are decoded as the binding says', async () => {
  const body = ' {"left": 1.0} '
  assert.deepEqual(await told(body, binary), {
    batch: false,
    fired: [{ payloads: [['', body]], key: ownKey, body }],
    values: [{ left: 1 }],
  })
  for (const [id, decoded] of [
    ['Euro%20%E2%82%AC%20%F0%9F%98%80', 'Euro € 😀'],
    ['"a \\"b\\" %c3%a9"', 'a "b" é'],
  ] as const) {
    const [first] = (await told(body, { ...binary, 'ce-id': id })).fired
    assert.equal(first?.key, `cloud-event:${JSON.stringify(['/shops/1', decoded])}`)
  }
  for (const id of ['%C0%A0', '100%'])
    assert.deepEqual(await paths(fired(body, { ...binary, 'ce-id': id })), ['ce-id'])
})

test('a CloudEvent is the same in all three modes', async () => {
  const data = '{"left":1}'
  const modes = [
    await told(data, binary),
    await told(cloudEvent({}, data), structured),
    await told(`[${cloudEvent({}, data)}]`, batched),
  ]
  const sent = modes.map(({ fired: [first] }) => [first?.key, first?.body])
  assert.deepEqual(sent, [sent[0], sent[0], sent[0]])
})

test('each CloudEvent of a batch is one of its own', async () => {
  const batch = `[\n${cloudEvent()} , ${cloudEvent({ id: '8' }, '{"left":2}')}]`
  assert.deepEqual(await told(batch, batched), {
    batch: true,
    fired: [
      { payloads: [['/0/data', '{ "left": 1.0 }']], key: ownKey, body: '{ "left": 1.0 }' },
      {
        payloads: [['/1/data', '{"left":2}']],
        key: 'cloud-event:["/shops/1","8"]',
        body: '{"left":2}',
      },
    ],
    values: [{ left: 1 }, { left: 2 }],
  })
})

test('every fault of CloudEvents is named with its place', async () => {
  const wrong = [
    cloudEvent(),
    cloudEvent({ id: '', source: undefined, specversion: '0.3' }),
    '5',
    cloudEvent({ type: 'com.contoso.overstock.low' }),
    withoutData({}),
  ]
  assert.deepEqual(await paths(fired(`[${wrong.join()}]`, batched)), [
    '/1/specversion',
    '/1/id',
    '/1/source',
    '/2/specversion',
    '/2/id',
    '/2/source',
    '/2/type',
    '/2/data',
    '/3/type',
    '/4/data',
  ])
  const missing = { 'ce-id': '7', 'content-type': 'application/json' }
  assert.deepEqual(await paths(fired('{}', missing)), ['ce-specversion', 'ce-source', 'ce-type'])
})

test('a type that is not the event type’s is told together with the one wanted', async () => {
  for (const type of ['order', 'overstock.low', 'stock.low.again', 'low']) {
    const { message } = await refusal(
      fired(cloudEvent({ type }), structured),
      'cloud-event-invalid',
      400,
    )
    assert.ok(message.includes(`"${type}"`) && message.includes('"stock.low"'), message)
  }
})

test('a type may be a former name of the event type', async () => {
  const eventType = { name: 'stock.low', aliases: ['stock.short'] }
  for (const type of ['stock.short', 'com.contoso.Stock.Short', 'stock.low']) {
    const request = httpRequest({ body: cloudEvent({ type }), headers: structured })
    assert.equal((await readPublishRequest(request, eventType)).fired.length, 1)
  }
})

test('data that is no JSON, and formats other than JSON, are not accepted', async () => {
  const unsupported = [
    fired(cloudEvent({ datacontenttype: 'text/xml' }), structured),
    fired(`[${cloudEvent({ datacontenttype: 'application/jsonx' })}]`, batched),
    fired('<a/>', { ...binary, 'content-type': 'application/xml' }),
    fired('{}', { 'content-type': 'application/cloudevents+avro' }),
    fired('[]', { 'content-type': 'application/cloudevents-batch+protobuf' }),
  ]
  for (const each of unsupported) await refusal(each, 'content-type-unsupported', 415)
  await refusal(fired('left=1', binary), 'body-not-json', 400)
})

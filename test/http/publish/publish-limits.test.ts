import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchLimit } from '../../../src/events/fired.js'
import { readPublishRequest } from '../../../src/http/publish/read-publish-request.js'
import { httpRequest } from '../../support/http-request.js'
import { refusal } from '../../support/refusal.js'

const fired = (body: string, headers: Record<string, string> = {}) =>
  readPublishRequest(httpRequest({ body, headers }), { name: 'stock' })

const structured = { 'content-type': 'application/cloudevents+json' }
const batched = { 'content-type': 'application/cloudevents-batch+json' }
const attributes = { specversion: '1.0', id: '7', source: '/shops/1', type: 'stock' }
const binary = Object.fromEntries(
  Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]),
)

const members = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, i]))
const cloudEvent = (extensions: object, data: object) =>
  JSON.stringify({ ...attributes, ...extensions, data })

// What is cut off is no JSON: whoever parsed it first would say so.
const unfinished = (json: string) => json.slice(0, -1)

test('a batch is counted before it is parsed', async () => {
  const batch = unfinished(JSON.stringify(Array.from({ length: batchLimit + 1 }, () => 0)))
  for (const [body, headers] of [
    [batch, {}],
    [`${' '.repeat(5000)}${batch}`, {}],
    [batch, batched],
  ] as const) {
    const { message } = await refusal(fired(body, headers), 'batch-too-large', 413)
    assert.match(message, /51 events; at most 50/)
  }
  await refusal(fired(`{"a":${batch}`), 'body-not-json', 400)
})

test('a payload that is too long for an event is refused before it is parsed', async () => {
  const long = unfinished(JSON.stringify({ a: 'x'.repeat(70_000) }))
  for (const headers of [{}, binary]) await refusal(fired(long, headers), 'payload-too-large', 413)
})

test('the members of a CloudEvent are counted before it is parsed', async () => {
  const wide = unfinished(cloudEvent(members(100), {}))
  await refusal(fired(wide, structured), 'cloud-event-invalid', 400)
  await refusal(fired(`[${cloudEvent({}, {})},${wide}`, batched), 'cloud-event-invalid', 400)
})

test('a CloudEvent may have many extensions, and its data many members', async () => {
  const event = cloudEvent(members(50), members(1000))
  for (const [body, headers] of [
    [event, structured],
    [`[${event}]`, batched],
  ] as const) {
    const { fired: all } = await fired(body, headers)
    assert.deepEqual(all[0]?.payloads[0]?.value, members(1000))
  }
})

test('an Idempotency-Key is its publisher’s own, and cannot be made to look like another’s', async () => {
  const keyOf = async (by: string | undefined, key: string) => {
    const request = httpRequest({ body: '{}', headers: { 'idempotency-key': key } })
    const { fired: all } = await readPublishRequest(request, { name: 'stock' }, by)
    return all[0]?.once?.key
  }
  const keys = await Promise.all([
    keyOf(undefined, 'k'),
    keyOf('alix', 'k'),
    keyOf('bruno', 'k'),
    keyOf('alix', '"k'),
    keyOf('alix","', 'k'),
    keyOf(undefined, '["alix","k"]'),
    keyOf(undefined, 'by:["alix","k"]'),
  ])
  assert.equal(new Set(keys).size, keys.length)
  assert.equal(keys[0], 'fire:k')
  assert.equal(keys[1], await keyOf('alix', 'k'))
})

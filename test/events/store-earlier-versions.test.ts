import assert from 'node:assert/strict'
import { test } from 'node:test'
import { earlierForms } from '../../src/catalogue/versions.js'
import type { AcceptEventsParts } from '../../src/events/accept-events.js'
import { payloadOf } from '../../src/events/event.js'
import { keyOf, toId } from '../../src/storage/ids.js'
import { tenant } from '../support/deliveries.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { startAccepting } from '../support/events.js'
import { useStorage } from '../support/storage.js'
import { parsed, secondVersion } from '../support/versions.js'

const storage = useStorage()

const [first, second] = [parsed(eventTypeFile()), parsed(secondVersion())]

const start = (changes: Partial<AcceptEventsParts> = {}) => {
  const process = startAccepting(storage, {
    earlierForms: earlierForms([first, second]),
    ...changes,
  })
  const fire = async (values: readonly object[], key?: string) => {
    const payloads = values.map((value, i) => ({
      ...{ value, path: `/${i}` },
      bytes: new TextEncoder().encode(JSON.stringify(value)),
    }))
    const once =
      key === undefined ? {} : { once: { key, name: 'This key', body: new Uint8Array() } }
    return process.accept(
      { eventType: second, scope: tenant },
      [{ payloads, ...once }],
      process.log,
    )
  }
  return { ...process, fire }
}

const asFirst = (id: string) => toId('stocklow', keyOf(id))

test('one fire makes an event of each version, under one key, and queues both', async () => {
  const { fire, events, queued } = start()
  const ids = await fire([
    { product: { sku: 'A-1' }, left: 1 },
    { product: { sku: 'B-2', name: 'Pears' }, left: 2 },
  ])
  const before = await Promise.all(ids.map((id) => events.get(tenant, asFirst(id))))
  const after = await Promise.all(ids.map((id) => events.get(tenant, id)))
  assert.deepEqual(
    before.map((event) => event && payloadOf(event)),
    [
      { sku: 'A-1', left: 1 },
      { sku: 'B-2', left: 2 },
    ],
  )
  assert.deepEqual(
    before.map((event) => event?.correlationId),
    after.map((event) => event?.correlationId),
  )
  assert.deepEqual(queued, [
    { scope: tenant, eventIds: ids },
    { scope: tenant, eventIds: ids.map(asFirst) },
  ])
})

test('a repeat of a fire that died before the version before was stored makes it, once', async () => {
  const storing = start().events
  const dying = start({
    events: {
      ...storing,
      add: (added, beside) =>
        added.some(({ eventType }) => eventType === 'stocklow')
          ? Promise.reject(new Error('This process died'))
          : storing.add(added, beside),
    },
  })
  const payload = { product: { sku: 'A-1' }, left: 1 }
  await assert.rejects(dying.fire([payload], 'order-1'), /died/)
  assert.deepEqual(dying.queued, [])

  const { fire, events, queued } = start()
  const [id = ''] = await fire([payload], 'order-1')
  assert.deepEqual(await fire([payload], 'order-1'), [id])
  assert.ok(await events.get(tenant, asFirst(id)))
  assert.deepEqual(queued, [
    { scope: tenant, eventIds: [id], again: true },
    { scope: tenant, eventIds: [asFirst(id)], again: true },
  ])
})

test('an event that the version before cannot be made of is refused, by its path', async () => {
  const narrow = parsed(
    eventTypeFile({
      sample: { sku: 'A-1', left: 3 },
      schema: {
        type: 'object',
        required: ['sku'],
        properties: { sku: { type: 'string', maxLength: 3 }, left: { type: 'integer' } },
      },
    }),
  )
  const { fire, queued } = start({ earlierForms: earlierForms([narrow, second]) })
  await assert.rejects(
    fire([
      { product: { sku: 'A-1' }, left: 1 },
      { product: { sku: 'far too long' }, left: 1 },
    ]),
    /\/1 is no "stocklow" for flows of that version: \/sku must NOT have more than 3 characters/,
  )
  assert.deepEqual(queued, [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEventType } from '../../src/catalogue/parse-event-type.js'
import { acceptEvent, type AcceptEventParts } from '../../src/events/accept-event.js'
import { payloadLimit } from '../../src/events/event.js'
import { tableEvents } from '../../src/events/event-table.js'
import { idempotency } from '../../src/events/idempotency.js'
import { newEvent } from '../../src/events/new-event.js'
import type { FanOutMessage } from '../../src/queues/messages.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { gather } from '../support/gather.js'
import { loggedContext } from '../support/log-lines.js'
import { refusal } from '../support/refusal.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()

const eventTypeOf = (name: string) => {
  const parsed = parseEventType(eventTypeFile({ name }))
  if (!('name' in parsed)) throw new Error(JSON.stringify(parsed))
  return parsed
}
const stockLow = eventTypeOf('stocklow')

/** A process of its own on the shared tables: what it queues is kept, and it never really waits. */
const start = (
  changes: Partial<AcceptEventParts> = {},
  pause: () => Promise<void> = () => Promise.resolve(),
) => {
  const queued: FanOutMessage[] = []
  const events = tableEvents(storage.table('events'))
  const accept = acceptEvent({
    events,
    idempotency: idempotency({ table: storage.table('events'), events, pause }),
    queues: {
      fanOut: (message) => {
        queued.push(message)
        return Promise.resolve()
      },
    },
    now: () => noon,
    newEvent,
    ...changes,
  })
  const { log, events: logged } = loggedContext()
  const fire = (
    key: string | undefined,
    left = 3,
    { scope = tenant, eventType = stockLow } = {},
  ) => {
    const value = { sku: 'A-1', left }
    const bytes = new TextEncoder().encode(JSON.stringify(value))
    const once = key === undefined ? {} : { once: { key, body: bytes } }
    return accept({ eventType, scope, payload: { value, bytes }, ...once }, log)
  }
  return { accept, events, fire, log, logged, queued }
}

/** Something to wait for until it is opened. */
const gate = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    open: () => {
      open()
    },
    opened,
  }
}

const fails = () => Promise.reject(new Error('This process died'))

test('without a key each fire is an event of its own', async () => {
  const { fire, queued, logged } = start()
  const [one, two] = [await fire(undefined), await fire(undefined)]
  assert.notEqual(one.id, two.id)
  assert.deepEqual(
    queued,
    [one, two].map(({ id }) => ({ scope: tenant, eventId: id })),
  )
  assert.deepEqual(logged(), ['event.accepted', 'event.accepted'])
})

test('a key makes one event, in whichever process it is used', async () => {
  const [here, there] = [start(), start()]
  const first = await here.fire('order-1')
  assert.deepEqual(await here.fire('order-1'), first)
  assert.deepEqual(await there.fire('order-1'), first)
  assert.deepEqual(here.queued, [{ scope: tenant, eventId: first.id }])
  assert.deepEqual(there.queued, [])
  assert.deepEqual(here.logged(), ['event.accepted', 'event.repeated'])
})

test('a key stands for an event of one type and one scope', async () => {
  const { fire } = start()
  const ids = [
    await fire('order-2'),
    await fire('order-2', 3, { eventType: eventTypeOf('stock_low.again') }),
    await fire('order-2', 3, { scope: tenantNumber(2) }),
    await fire('order-2', 3, { scope: 'all' }),
  ].map(({ id, scope }) => `${scope} ${id}`)
  assert.equal(new Set(ids).size, 4)
})

test('another body is a conflict that names the event', async () => {
  const { fire, queued } = start()
  const { id } = await fire('order-3')
  const problem = await refusal(fire('order-3', 4), 'idempotency-conflict', 409)
  assert.ok(problem.message.includes(id))
  assert.equal(queued.length, 1)
})

test('an event whose maker died before it was queued is queued again by the repeat', async () => {
  const dying = start({ queues: { fanOut: fails } })
  await assert.rejects(dying.fire('order-4'), /died/)
  const { fire, queued, events } = start()
  const { id } = await fire('order-4')
  assert.deepEqual(queued, [{ scope: tenant, eventId: id, again: true }])
  assert.ok(await events.get(tenant, id))

  await fire('order-4')
  assert.equal(queued.length, 1)
})

test('a repeat waits for the maker to have queued its event', async () => {
  const [queueing, mayQueue] = [gate(), gate()]
  const maker = start({
    queues: {
      fanOut: () => {
        queueing.open()
        return mayQueue.opened
      },
    },
  })
  const making = maker.fire('order-5')
  await queueing.opened
  const repeat = start({}, async () => {
    mayQueue.open()
    await making
  })
  assert.deepEqual(await repeat.fire('order-5'), await making)
  assert.deepEqual(repeat.queued, [])
})

test('a key stands for its event for a day, then for a new one', async () => {
  const at = (hours: number) => start({ now: () => secondsAfterNoon(hours * 3600) })
  const first = await at(0).fire('order-6')
  assert.equal((await at(23.9).fire('order-6')).id, first.id)
  const [one, two] = await Promise.all([at(24).fire('order-6', 5), at(24).fire('order-6', 5)])
  assert.notEqual(one.id, first.id)
  assert.equal(one.id, two.id)
  await refusal(at(25).fire('order-6'), 'idempotency-conflict', 409)
})

test('claims are no events: not listed, not swept, no partition of their own', async () => {
  const { fire, events } = start()
  const partition = { scope: tenantNumber(7), eventType: 'stocklow' }
  const fired = await Promise.all(
    [1, 2, 3].map((n) => fire(`order-7-${n}`, n, { scope: partition.scope })),
  )
  const newest = await events.newest(partition.scope, 'stocklow', 50)
  assert.equal(newest.filter(({ scope }) => scope === partition.scope).length, 3)
  const ids = await gather(events.idsBetween(partition, secondsAfterNoon(-1), secondsAfterNoon(1)))
  assert.deepEqual(ids, fired.map(({ id }) => id).sort())
  for (const { eventType } of await gather(events.partitions())) assert.match(eventType, /^stock/)
})

test('what does not fit the event type, or is too long, is refused and takes no key', async () => {
  const { accept, fire, log, queued } = start()
  const once = { key: 'order-8', body: new Uint8Array() }
  const invalid = { value: {}, bytes: new Uint8Array(2) }
  await refusal(
    accept({ eventType: stockLow, scope: tenant, payload: invalid, once }, log),
    'payload-invalid',
    400,
  )
  const long = { value: { sku: 'A-1' }, bytes: new Uint8Array(payloadLimit + 1) }
  await refusal(
    accept({ eventType: stockLow, scope: tenant, payload: long, once }, log),
    'payload-too-large',
    413,
  )
  assert.equal(queued.length, 0)
  await fire('order-8')
  assert.equal(queued.length, 1)
})

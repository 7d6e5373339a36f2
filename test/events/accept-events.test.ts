import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AcceptEventsParts } from '../../src/events/accept-events.js'
import { payloadLimit } from '../../src/events/event.js'
import { secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { eventTypeNamed, startAccepting, stock } from '../support/events.js'
import { gather } from '../support/gather.js'
import { refusal } from '../support/refusal.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()

const stockLow = eventTypeNamed('stocklow')

/** A process that fires one event at a time. */
const start = (changes: Partial<AcceptEventsParts> = {}, pause?: () => Promise<void>) => {
  const { accept, log, ...process } = startAccepting(storage, changes, pause)
  const fire = async (
    key: string | undefined,
    left = 3,
    { scope = tenant, eventType = stockLow } = {},
  ) => {
    const payload = stock(left)
    const once = key === undefined ? {} : { once: { key, name: 'This key', body: payload.bytes } }
    const [id = ''] = await accept({ eventType, scope }, [{ payloads: [payload], ...once }], log)
    return { id, scope }
  }
  return { ...process, accept, log, fire }
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
    [one, two].map(({ id }) => ({ scope: tenant, eventIds: [id] })),
  )
  assert.deepEqual(logged(), ['event.accepted', 'event.accepted'])
})

test('a key makes one event, in whichever process it is used', async () => {
  const [here, there] = [start(), start()]
  const first = await here.fire('order-1')
  assert.deepEqual(await here.fire('order-1'), first)
  assert.deepEqual(await there.fire('order-1'), first)
  assert.deepEqual(here.queued, [{ scope: tenant, eventIds: [first.id] }])
  assert.deepEqual(there.queued, [])
  assert.deepEqual(here.logged(), ['event.accepted', 'event.repeated'])
})

test('a key stands for an event of one type and one scope', async () => {
  const { fire } = start()
  const ids = [
    await fire('order-2'),
    await fire('order-2', 3, { eventType: eventTypeNamed('stock_low.again') }),
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
  assert.deepEqual(queued, [{ scope: tenant, eventIds: [id], again: true }])
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
  const ids = await gather(events.idsBetween(partition, new Date(0), new Date(Date.now() + 60_000)))
  assert.deepEqual(ids, fired.map(({ id }) => id).sort())
  for (const { eventType } of await gather(events.partitions())) assert.match(eventType, /^stock/)
})

test('what does not fit the event type, or is too long, is refused and takes no key', async () => {
  const { accept, fire, log, queued } = start()
  const once = { key: 'order-8', name: 'This key', body: new Uint8Array() }
  const firing = { eventType: stockLow, scope: tenant }
  const invalid = { value: {}, bytes: new Uint8Array(2), path: '' }
  await refusal(accept(firing, [{ payloads: [invalid], once }], log), 'payload-invalid', 400)
  const long = { ...stock(1), bytes: new Uint8Array(payloadLimit + 1) }
  await refusal(accept(firing, [{ payloads: [long], once }], log), 'payload-too-large', 413)
  assert.equal(queued.length, 0)
  await fire('order-8')
  assert.equal(queued.length, 1)
})

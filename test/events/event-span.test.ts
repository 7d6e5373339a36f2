import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newestFirst, newEventId } from '../../src/events/event-id.js'
import { newestKey } from '../../src/events/event-span.js'
import { tableEvents } from '../../src/events/event-table.js'
import { poll } from '../../src/polling/poll.js'
import { keyOf } from '../../src/storage/ids.js'
import { newEvent, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'

const events = tableEvents(useStorage().table('events'))

const make = (eventType: string, firedAt: Date, scope = tenant) =>
  newEvent({
    id: newEventId(eventType, firedAt),
    eventType,
    scope,
    firedAt,
    payload: new TextEncoder().encode('{}'),
  })

const idsIn = async (eventType: string, after: string, until: string) => {
  const { keys, isWhole } = await events.span(tenant, eventType, after, until)
  return { ids: keys.map(({ eventId }) => eventId), keys, isWhole }
}

test('a span holds what is newer than one key and not newer than another, a tenant’s own and all’s, oldest first', async () => {
  const began = Date.now()
  const fired = [0, 10, 20, 30].map((seconds, i) =>
    make('span', secondsAfterNoon(seconds), i === 2 ? 'all' : tenant),
  )
  for (const event of fired) await events.add([event])
  await events.add([make('span', secondsAfterNoon(15), tenantNumber(2))])
  const ids = fired.map(({ id }) => id)

  const all = await idsIn('span', newestFirst(secondsAfterNoon(-1)), newestKey)
  assert.deepEqual([all.ids, all.isWhole], [ids, true])
  assert.ok(all.keys.every(({ storedAt }) => Math.abs(storedAt.getTime() - began) < 600_000))
  const some = await idsIn('span', keyOf(ids[0] ?? ''), newestFirst(secondsAfterNoon(20)))
  assert.deepEqual(some.ids, ids.slice(1, 3))
})

test('of more than a page, a span holds the newest, without a gap; a millisecond is read whole', async () => {
  for (let i = 0; i < 22; i++)
    await events.add(
      Array.from({ length: 50 }, () => make('spanlong', secondsAfterNoon(i < 21 ? 5 : 1))),
    )
  await events.add([make('spanlong', secondsAfterNoon(0), 'all')])
  const all = await idsIn('spanlong', newestFirst(secondsAfterNoon(-1)), newestKey)
  assert.deepEqual([all.ids.length, all.isWhole], [1000, false])
  const moment = await idsIn(
    'spanlong',
    newestFirst(new Date(secondsAfterNoon(5).getTime() - 1)),
    newestFirst(secondsAfterNoon(5)),
  )
  assert.deepEqual([moment.ids.length, moment.isWhole], [1050, true])
})

test('polling on real tables gives each event once, its payload with it', async () => {
  let ms = Date.now()
  const poller = poll({ events, now: () => new Date(ms) })
  await events.add([make('spanpoll', new Date(ms))])
  let cursor = await poller.start(tenant, 'spanpoll')
  const fired = Array.from({ length: 150 }, (_, i) => make('spanpoll', new Date(ms - 60_000 + i)))
  for (let i = 0; i < 150; i += 50) await events.add(fired.slice(i, i + 50))
  const given: string[] = []
  for (let i = 0; i < 4; i++) {
    const found = await poller.next(cursor)
    given.push(...found.events.map(({ id, payload }) => id + new TextDecoder().decode(payload)))
    cursor = found.cursor
    ms += 100_000
  }
  assert.deepEqual(
    given,
    fired.map(({ id }) => `${id}{}`),
  )
})

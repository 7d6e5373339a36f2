import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event } from '../../src/events/event.js'
import { newEventId } from '../../src/events/event-id.js'
import { keyOf } from '../../src/storage/ids.js'
import { poll } from '../../src/polling/poll.js'

const start = new Date('2026-01-01T00:00:00Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)

/** Events in memory, in the order in which they turn up. */
const fakeEvents = () => {
  const stored: Event[] = []
  return {
    add: (firedAt: Date): string => {
      const id = newEventId('instore', firedAt)
      stored.push({
        id,
        eventType: 'instore',
        scope: 't',
        firedAt,
        correlationId: '',
        payload: new Uint8Array(),
      })
      return id
    },
    parts: (now: () => Date) => ({
      now,
      events: {
        get: (_scope: string, id: string) =>
          Promise.resolve(stored.find((event) => event.id === id)),
        newerThan: (_tenant: string, _type: string, key: string) =>
          Promise.resolve(
            stored
              .filter(({ id }) => keyOf(id) < key)
              .map(({ id }) => ({ scope: 't', eventId: id }))
              .sort((a, b) => (a.eventId < b.eventId ? 1 : -1)),
          ),
      },
    }),
  }
}

const follow = async (
  poller: ReturnType<typeof poll>,
  cursor: Awaited<ReturnType<typeof poller.start>>,
) => {
  const ids: string[] = []
  for (;;) {
    const result = await poller.next(cursor)
    ids.push(...result.events.map(({ id }) => id))
    cursor = result.cursor
    if (!result.more) return { ids, cursor }
  }
}

test('a poll gives nothing of the past, then each new event once, oldest first', async () => {
  const events = fakeEvents()
  events.add(at(-60))
  events.add(at(-1))
  const poller = poll(events.parts(() => at(0)))
  const cursor = await poller.start('t', 'instore')
  assert.deepEqual((await poller.next(cursor)).events, [])

  const wanted = [events.add(at(1)), events.add(at(2))]
  const first = await follow(poller, cursor)
  assert.deepEqual(first.ids, wanted)
  assert.deepEqual((await follow(poller, first.cursor)).ids, [])
})

test('a poll that finds nothing leaves the cursor as it was', async () => {
  const events = fakeEvents()
  events.add(at(-1))
  const poller = poll(events.parts(() => at(0)))
  const cursor = await poller.start('t', 'instore')
  assert.deepEqual((await poller.next(cursor)).cursor, cursor)
})

test('events of one millisecond are neither missed nor repeated, also across pages', async () => {
  const events = fakeEvents()
  const poller = poll(events.parts(() => at(0)))
  const cursor = await poller.start('t', 'instore')
  const wanted = new Set(Array.from({ length: 350 }, () => events.add(at(1))))
  const { ids } = await follow(poller, cursor)
  assert.equal(ids.length, 350)
  assert.deepEqual(new Set(ids), wanted)
})

test('an event that turns up behind newer ones is still given, once', async () => {
  const events = fakeEvents()
  const poller = poll(events.parts(() => at(0)))
  let cursor = await poller.start('t', 'instore')
  const newer = events.add(at(20))
  const first = await follow(poller, cursor)
  assert.deepEqual(first.ids, [newer])

  const late = [events.add(at(1)), events.add(at(19))]
  const second = await follow(poller, first.cursor)
  assert.deepEqual(second.ids, late)
  cursor = (await follow(poller, second.cursor)).cursor
  assert.deepEqual((await follow(poller, cursor)).ids, [])
})

test('whatever the order of fires and polls, each event is given exactly once', async () => {
  const events = fakeEvents()
  const poller = poll(events.parts(() => at(0)))
  let cursor = await poller.start('t', 'instore')
  const fired: string[] = []
  const given: string[] = []
  let seed = 7
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  for (let step = 0; step < 400; step++) {
    for (let n = Math.floor(random() * 4); n > 0; n--)
      fired.push(events.add(at(1 + step * 0.5 - random() * 20)))
    if (random() < 0.5) continue
    const result = await poller.next(cursor)
    given.push(...result.events.map(({ id }) => id))
    cursor = result.cursor
  }
  given.push(...(await follow(poller, cursor)).ids)
  assert.equal(given.length, fired.length)
  assert.deepEqual(new Set(given), new Set(fired))
})

test('a cursor stays small however many events are fired at once', async () => {
  const events = fakeEvents()
  const poller = poll(events.parts(() => at(0)))
  const cursor = await poller.start('t', 'instore')
  const fired = Array.from({ length: 2500 }, (_, i) => events.add(at(1 + i / 1000)))
  const { ids, cursor: last } = await follow(poller, cursor)
  assert.deepEqual(ids, fired)
  assert.ok(last.seen.length <= 250)
  assert.deepEqual((await follow(poller, last)).ids, [])
})

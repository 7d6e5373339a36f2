import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableEvents } from '../../src/events/event-table.js'
import { Problem } from '../../src/problem.js'
import { tenant } from '../support/deliveries.js'
import { eventTypeNamed, startAccepting, stock } from '../support/events.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()
const table = storage.table('events')

/** A process that is halted for so long between making its events' keys and storing them, or after that. */
const startHalted = (secondsBefore: number, secondsAfter = 0) => {
  let ms = Date.now() - secondsBefore * 1000
  const events = tableEvents(table)
  return startAccepting(storage, {
    now: () => new Date(ms),
    events: {
      ...events,
      add: async (added, beside) => {
        ms += secondsBefore * 1000
        await events.add(added, beside)
        ms += secondsAfter * 1000
      },
    },
  })
}

const isUnavailable = (error: unknown) =>
  error instanceof Problem && error.code === 'storage-unavailable'

const countOf = async (eventType: string) =>
  (await tableEvents(table).newest(tenant, eventType, 10)).length

test('events that were stored too late are not accepted, and are taken back', async () => {
  const eventType = eventTypeNamed('stocklate')
  const firing = { eventType, scope: tenant }
  const { accept, log, queued } = startHalted(45)
  await assert.rejects(accept(firing, [{ payloads: [stock(1)] }], log), isUnavailable)
  assert.deepEqual([queued, await countOf('stocklate')], [[], 0])

  const inTime = startHalted(35)
  await inTime.accept(firing, [{ payloads: [stock(1)] }], log)
  assert.deepEqual([inTime.queued.length, await countOf('stocklate')], [1, 1])
})

test('who sends a key again whose event was stored too late for pollers gets a new event in its place', async () => {
  const eventType = eventTypeNamed('stockclaim')
  const firing = { eventType, scope: tenant }
  const fired = [{ payloads: [stock(1)], once: { key: 'K', name: 'K', body: stock(1).bytes } }]
  const late = startLate(90)
  await assert.rejects(late.accept(firing, fired, late.log), isUnavailable)

  const again = startAccepting(storage, { now: () => new Date() })
  const ids = await again.accept(firing, fired, again.log)
  assert.deepEqual(again.queued, [{ scope: tenant, eventIds: ids }])
  const there = await tableEvents(table).newest(tenant, 'stockclaim', 10)
  assert.deepEqual(
    there.map(({ id }) => id),
    ids,
  )
  assert.deepEqual(await again.accept(firing, fired, again.log), ids)
})

/** The same for events with a claim, which are stored another way: its clock is behind until storage has answered. */
const startLate = (seconds: number) => {
  let calls = 0
  // Twice before it stores anything: when the events were fired, and when they have been stored.
  return startAccepting(storage, {
    now: () => new Date(Date.now() - (calls++ === 0 ? seconds * 1000 : 0)),
  })
}

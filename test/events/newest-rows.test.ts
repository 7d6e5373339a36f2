import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableEvents } from '../../src/events/event-table.js'
import { payloadLimit } from '../../src/events/event.js'
import { newEventId } from '../../src/events/event-id.js'
import { simulatedStorage } from '../simulation/storage/simulated-storage.js'
import { newEvent, noon, secondsAfterNoon, tenant } from '../support/deliveries.js'

const setUp = async (count: number, bytes: number) => {
  const calls: string[] = []
  const storage = simulatedStorage({
    now: () => noon.getTime(),
    random: () => 0.5,
    tableChanged: () => undefined,
    queueChanged: () => undefined,
  }).open(
    async (name, apply) => {
      calls.push(name)
      return Promise.resolve(apply())
    },
    () => noon,
  )
  const events = tableEvents(storage.table('events'))
  for (let i = 0; i < count; i++) {
    const firedAt = secondsAfterNoon(i)
    const id = newEventId('instore', firedAt)
    await events.add([newEvent({ id, firedAt, payload: new Uint8Array(bytes) })])
  }
  calls.length = 0
  return { events, calls }
}

test('the newest events are read by as few operations as their number allows', async () => {
  const { events, calls } = await setUp(300, 10)
  for (const [count, operations] of [
    [50, 1],
    [200, 2],
  ] as const) {
    calls.length = 0
    const found = await events.newest(tenant, 'instore', count)
    assert.equal(found.length, count)
    assert.deepEqual(found[0]?.firedAt, secondsAfterNoon(299))
    assert.deepEqual(found.at(-1)?.firedAt, secondsAfterNoon(300 - count))
    // And one that finds no event for all tenants.
    assert.equal(calls.length, operations + 1)
  }
})

test('of large events, no more are read than an instance has room for', async () => {
  const { events } = await setUp(80, payloadLimit)
  assert.equal((await events.newest(tenant, 'instore', 50)).length, 50)
  const found = await events.newest(tenant, 'instore', 200)
  const bytes = found.reduce((sum, { payload }) => sum + payload.length, 0)
  assert.ok(bytes <= 4 * 1024 * 1024, `${bytes} bytes`)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableEvents } from '../../src/events/event-table.js'
import { newKey } from '../support/dead-letters.js'
import { newEvent, secondsAfterNoon, tenant } from '../support/deliveries.js'
import { memoryStorage } from '../support/memory-storage.js'

test('an event that may have been purged by another process is not remembered', async () => {
  let now = secondsAfterNoon(1)
  const table = memoryStorage(() => now).table('events')
  const [own, other] = [undefined, undefined].map(() => tableEvents(table, { now: () => now }))
  assert.ok(own && other)
  const { eventId } = newKey(0)
  await own.add([newEvent({ id: eventId, firedAt: secondsAfterNoon(0) })])
  await other.remove({ scope: tenant, eventType: 'instore' }, [eventId])
  assert.equal((await own.get(tenant, eventId))?.id, eventId)
  now = secondsAfterNoon(3601)
  assert.equal(await own.get(tenant, eventId), undefined)
  assert.deepEqual(await own.getAll(tenant, [eventId]), [])
})

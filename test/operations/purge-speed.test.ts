import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { tableEvents } from '../../src/events/event-table.js'
import { purgeEvents } from '../../src/operations/purge-events.js'
import { deadAtOnce, newKey, record } from '../support/dead-letters.js'
import { newEvent, secondsAfterNoon, tenantNumber } from '../support/deliveries.js'
import { pacedStorage } from '../support/paced-storage.js'

const later = secondsAfterNoon(40 * 86_400)
const [tenants, eventsOfEach] = [4, 250]

test('a purge an hour keeps up with fifty events a second, if storage takes 20 ms for an operation', async () => {
  const { storage, unpaced, counts } = pacedStorage(() => later)
  for (let i = 1; i <= tenants; i++)
    for (let second = 0; second < eventsOfEach; second++) {
      const scope = tenantNumber(i)
      const { eventId } = newKey(second)
      const event = newEvent({ id: eventId, scope, firedAt: secondsAfterNoon(second) })
      await tableEvents(unpaced.table('events')).add([event])
      await record(tableDeliveries(unpaced.table('deliveries')), { scope, eventId }, [
        deadAtOnce(1),
      ])
    }
  const purge = purgeEvents({
    events: tableEvents(storage.table('events')),
    deliveries: tableDeliveries(storage.table('deliveries')),
    now: () => later,
  })
  const { events, rows, isWhole } = await purge({ before: later, beforeAtAnyRate: later })
  const count = tenants * eventsOfEach
  assert.deepEqual([events, rows, isWhole], [count, count, true])
  const { calls, rounds } = counts()
  assert.ok(calls / count < 1.1, `${calls} operations for ${count} events`)
  // An operation each, one after the other, of those that are made at the same time: seven minutes of an hour.
  const perHour = (count / rounds) * (7 * 60 * (1000 / 20))
  assert.ok(perHour > 50 * 3600, `${Math.round(perHour)} events an hour: ${rounds} rounds`)
})

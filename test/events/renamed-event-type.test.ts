import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newEventId, newestFirst } from '../../src/events/event-id.js'
import { newestKey } from '../../src/events/event-span.js'
import { tableEvents } from '../../src/events/event-table.js'
import { newEvent, secondsAfterNoon, tenant } from '../support/deliveries.js'
import { formerName, newName, renamed } from '../support/renamed.js'
import { useStorage } from '../support/storage.js'

const events = tableEvents(useStorage().table('events'), { namesOf: renamed })

test('events that were fired under either name are listed and polled together, by time', async () => {
  const ids: string[] = []
  for (const [seconds, eventType] of [formerName, newName, formerName, newName].entries()) {
    const firedAt = secondsAfterNoon(seconds)
    const id = newEventId(eventType, firedAt)
    await events.add([newEvent({ id, eventType, firedAt })])
    ids.push(id)
  }
  for (const eventType of [formerName, newName]) {
    const newest = await events.newest(tenant, eventType, 3)
    assert.deepEqual(
      newest.map(({ id }) => id),
      ids.slice(1).reverse(),
    )
    const since = newestFirst(secondsAfterNoon(0.5))
    const { keys } = await events.span(tenant, eventType, since, newestKey)
    assert.deepEqual(
      keys.map(({ eventId }) => eventId),
      ids.slice(1),
    )
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventKey } from '../../src/events/event.js'
import { operatedEvent } from '../../src/http/seen-event.js'
import { Problem } from '../../src/problem.js'
import { newEvent, tenant, tenantNumber } from '../support/deliveries.js'

const own = newEvent()

const seen = (tenantId: string, isPurged: boolean) => {
  const asked: EventKey[] = []
  const parts = {
    events: {
      get: (scope: string, eventId: string) =>
        Promise.resolve(scope === tenant && eventId === own.id ? own : undefined),
    },
    deliveries: {
      isPurged: (key: EventKey) => {
        asked.push(key)
        return Promise.resolve(isPurged)
      },
    },
  }
  return { asked, event: operatedEvent(parts, tenantId, own.id) }
}

const isUnknown = (error: unknown) => error instanceof Problem && error.code === 'unknown-event'

test('an operator finds an event of the tenant, of which nothing is counted', async () => {
  const { asked, event } = seen(tenant, false)
  assert.equal(await event, own)
  assert.deepEqual(asked, [{ scope: tenant, eventId: own.id }])
})

test('an event that is being purged is none any more for an operator', async () => {
  await assert.rejects(seen(tenant, true).event, isUnknown)
})

test('an event of another tenant is none for an operator', async () => {
  const { asked, event } = seen(tenantNumber(2), false)
  await assert.rejects(event, isUnknown)
  assert.deepEqual(asked, [])
})

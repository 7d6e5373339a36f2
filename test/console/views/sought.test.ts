import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSought } from '../../../console/views/find/sought.js'
import { typeOfId } from '../../../console/views/type-of-id.js'
import { trackingId } from '../../../src/delivery-store/delivery.js'
import { newEventId } from '../../../src/events/event-id.js'

const eventId = newEventId('github.push', new Date('2026-03-02T12:00:00Z'))
const subscriptionId = `github.push-${'0123456789abcdef'.repeat(2)}`

test('an id of each kind is told by its form, with blanks around it as pasting leaves them', () => {
  const id = trackingId(eventId, subscriptionId)
  assert.deepEqual(readSought(` ${eventId}\n`), { kind: 'event', id: eventId })
  assert.deepEqual(readSought(id), { kind: 'delivery', id })
  assert.deepEqual(readSought(subscriptionId), { kind: 'flow', text: subscriptionId })
})

test('an id tells its event type, which may have points in its name', () => {
  assert.equal(typeOfId(eventId), 'github.push')
  assert.equal(typeOfId(trackingId(eventId, subscriptionId)), 'github.push')
  assert.equal(typeOfId('nothing'), '')
})

test('a name or a maker’s object id is a flow’s', () => {
  for (const text of ['Notify the team', 'de7e1000-0000-4000-8000-000000000001', 'a-b'])
    assert.deepEqual(readSought(text), { kind: 'flow', text })
  assert.deepEqual(readSought('  '), { kind: 'anything' })
})

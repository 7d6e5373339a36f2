import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventTypeNamed, startAccepting, stock } from '../support/events.js'
import { tenant } from '../support/deliveries.js'
import { refusal } from '../support/refusal.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()
const eventType = eventTypeNamed('stock')

const start = () => {
  const { accept, log, queued } = startAccepting(storage)
  const fire = async (key: string, also: readonly string[], left = 3) => {
    const payload = stock(left)
    const once = { key, also, name: 'This delivery', body: payload.bytes }
    const [id] = await accept({ eventType, scope: tenant }, [{ payloads: [payload], once }], log)
    return id
  }
  return { fire, queued }
}

test('an event that has several keys happens once for any of them', async () => {
  const [here, there] = [start(), start()]
  const first = await here.fire('signature-1', ['id-1'])
  assert.equal(await here.fire('signature-1', ['id-1']), first)
  assert.equal(await there.fire('signature-1', ['id-2']), first)
  assert.equal(await there.fire('signature-2', ['id-1']), first)
  assert.notEqual(await there.fire('signature-3', ['id-3']), first)
  assert.equal(here.queued.length, 1)
})

test('one of its keys with another body is a conflict', async () => {
  const { fire } = start()
  await fire('signature-4', ['id-4'])
  await refusal(fire('signature-5', ['id-4'], 7), 'idempotency-conflict', 409)
})

test('a key that was claimed when events had one each stands for its event still', async () => {
  const { fire } = start()
  const before = await fire('id-6', [])
  assert.equal(await fire('signature-6', ['id-6']), before)
})

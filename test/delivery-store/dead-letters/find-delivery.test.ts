import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  findDelivery,
  parseTrackingId,
} from '../../../src/delivery-store/dead-letters/find-delivery.js'
import { chunkNumbers, ranges } from '../../../src/delivery-store/plan-leg.js'
import { trackingId } from '../../../src/delivery-store/delivery.js'
import { tableDeliveries } from '../../../src/delivery-store/delivery-table.js'
import { deadAtOnce, newKey, record } from '../../support/dead-letters.js'
import { spread, tenant, tenantNumber } from '../../support/deliveries.js'
import { useStorage } from '../../support/storage.js'

const deliveries = tableDeliveries(useStorage().table('deliveries'))
const find = findDelivery(deliveries)

test('a delivery is found by its tracking id, whichever chunk of whichever tenant recorded it', async () => {
  const key = newKey(0, 'all')
  const other = tenantNumber(2)
  const parts = [other, tenant].map((tenantId) => ({ tenantId, slices: 4 }))
  await deliveries.addPlan(key, { parts })
  const recipients = spread(8)
  for (const [part, tenantId] of [other, tenant].entries())
    for (let slice = 0; slice < 4; slice++) {
      const dead = recipients
        .filter(({ id }) => Math.floor(parseInt(id.slice(8, 9), 16) / 4) === slice)
        .map(({ id }) => deadAtOnce(1, { subscriptionId: id }))
      await record(deliveries, key, dead, { tenantId, number: part * 4 + slice, chunks: 8 })
    }
  for (const { id } of recipients)
    for (const tenantId of [tenant, other]) {
      const found = await find(tenantId, trackingId(key.eventId, id))
      assert.deepEqual([found?.delivery.subscriptionId, found?.delivery.tenantId], [id, tenantId])
    }
  const [first] = recipients
  assert.equal(await find(tenantNumber(3), trackingId(key.eventId, first?.id ?? '')), undefined)
})

test('a delivery is found where its plan was made in legs, in whichever of them its tenant is', async () => {
  const key = newKey(0, 'all')
  await deliveries.addPlan(key, { parts: [], ranges })
  const [first, second] = [tenantNumber(5), tenantNumber(6)]
  const legs = [
    { number: 7, parts: [{ tenantId: first, slices: 1 }], next: `${second}:instore` },
    { number: 7 + ranges, parts: [{ tenantId: second, slices: 1 }] },
  ]
  for (const [i, tenantId] of [first, second].entries()) {
    const leg = legs[i]
    assert.ok(leg)
    await deliveries.addPlanLeg(key, leg)
    const number = chunkNumbers(leg.number).first
    await record(deliveries, key, [deadAtOnce(i)], { tenantId, number, chunks: 1 })
    const id = trackingId(key.eventId, deadAtOnce(i).subscriptionId)
    assert.equal((await find(tenantId, id))?.delivery.chunk, number)
  }
  assert.deepEqual(await deliveries.chunksFor(key, tenantNumber(7)), {
    ...{ chunks: [], isPlanned: true },
  })
  assert.deepEqual(await deliveries.chunksFor(key, 'aaaa'), { chunks: [], isPlanned: false })
})

test('a text that is no tracking id finds nothing', async () => {
  for (const text of ['', 'replay', '.', 'instore-1.2', `${newKey().eventId}.`, "a'b.c"]) {
    assert.equal(parseTrackingId(text), undefined)
    assert.equal(await find(tenant, text), undefined)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addsUp } from '../../src/delivery-store/account.js'
import { storeFlows } from '../support/store-flows.js'
import { subscribeAll } from '../support/subscribe-all.js'
import { isWholeRun } from '../support/whole-run.js'
import { useWorld } from '../support/world.js'

const world = useWorld({ settings: { RETRY_SCHEDULE: '1,1' } })

test('two hosts on one storage share the work: nothing is lost, and duplicates are counted', async (t) => {
  const second = await world.startHost()
  let failures = 40
  const flows = [
    ...(await storeFlows(world, 'neworder', 230)),
    ...(await subscribeAll(world, 'neworder', 20, {
      answer: () => ({ kind: failures-- > 0 ? 'unavailable' : 'accept' }),
    })),
  ]
  const fired = await Promise.all(
    Array.from({ length: isWholeRun ? 6 : 3 }, (_, i) =>
      world.fire(
        'neworder',
        { customerName: 'Contoso', orderNumber: String(i), total: i },
        '',
        i % 2 === 0 ? second.url : world.host().url,
      ),
    ),
  )
  for (const { location } of fired) {
    const account = await world.settled(location)
    assert.ok(addsUp(account))
    assert.equal(account.delivered, flows.length)
  }
  const runs = flows.reduce((sum, flow) => sum + flow.runs().length, 0)
  const duplicates = runs - flows.length * fired.length
  t.diagnostic(`${duplicates} duplicates among ${flows.length * fired.length} deliveries`)
  for (const flow of flows)
    assert.ok(new Set(flow.runs().map(({ trackingId }) => trackingId)).size === fired.length)
  assert.ok(duplicates <= 5)
})

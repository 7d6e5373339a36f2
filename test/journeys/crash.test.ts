import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { failTimes } from 'flow-simulator'
import type { Flow } from '../../local/flow-simulator.js'
import { addsUp } from '../../src/delivery-store/account.js'
import { storeFlows } from '../support/store-flows.js'
import { subscribeAll } from '../support/subscribe-all.js'
import { isWholeRun } from '../support/whole-run.js'
import { useWorld } from '../support/world.js'

const world = useWorld({ leaseSeconds: 2, settings: { RETRY_SCHEDULE: '1,1,1,1' } })
const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }

// Each step of a host is tried in test/faults; these moments are those that nobody thought of.
const moments = isWholeRun ? [0, 120, 800] : [120]

test('a host that is killed at any moment after the 202 loses nothing, and the account adds up', async (t) => {
  const steady = await storeFlows(world, 'instore', 260)
  const shaky = await subscribeAll(world, 'instore', 5, {
    answer: failTimes(1, { kind: 'unavailable' }),
  })
  const all: readonly Flow[] = [...steady, ...shaky]
  let host = world.host()
  let duplicates = 0

  for (const moment of moments) {
    await t.test(`killed ${moment} ms after the 202`, async () => {
      const { eventId, location } = await world.fire('instore', arrival, '', host.url)
      await sleep(moment)
      await host.kill()

      host = await world.startHost()
      const account = await world.settled(onHost(location, host.url), 90)
      assert.ok(addsUp(account), JSON.stringify(account))
      assert.equal(account.matched, all.length)
      assert.equal(account.delivered, all.length)

      for (const flow of all) {
        const runs = flow.runs().filter(({ trackingId }) => trackingId.startsWith(eventId)).length
        assert.ok(runs >= 1, `${flow.workflowId} never ran for ${eventId}`)
        duplicates += runs - 1
      }
    })
  }
  t.diagnostic(`${duplicates} duplicates among ${moments.length * all.length} deliveries`)
})

/** The same resource on another host: the restarted one has a port of its own. */
const onHost = (location: string, url: string) =>
  url + new URL(location).pathname + new URL(location).search

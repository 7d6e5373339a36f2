import assert from 'node:assert/strict'
import { test } from 'node:test'
import { subscribeAll } from '../support/subscribe-all.js'
import { until } from '../support/until.js'
import { useWorld } from '../support/world.js'

const world = useWorld({ settings: { CALLBACK_TIMEOUT: '10', RETRY_SCHEDULE: '604800' } })
const order = { customerName: 'Contoso', orderNumber: 'CMD-1', total: 12.5 }
const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }

test('many events to a flow that hangs do not hold back the first attempt of another event', async () => {
  const [hanging] = await subscribeAll(world, 'neworder', 1, { answer: { kind: 'hang' } })
  await subscribeAll(world, 'instore', 1)
  const fired = await Promise.all(Array.from({ length: 160 }, () => world.fire('neworder', order)))
  await until(
    () => hanging?.requests().length ?? 0,
    (count) => count >= 30,
  )

  const account = await world.settled((await world.fire('instore', arrival)).location)
  assert.equal(account.delivered, 1)
  const last = fired.at(-1)?.location ?? ''
  assert.equal((await world.account(last)).status, 'running')
})

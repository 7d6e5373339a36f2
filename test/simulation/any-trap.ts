import fc from 'fast-check'

/** Calls at which an instance can die: those at which much is half done are named more often. */
const deadlyCalls = [
  'post',
  'events.create',
  'fan-out.send',
  'fan-out.settle',
  'deliveries.create',
  'deliveries.update',
  'deliveries.get',
  'deliveries.query',
  'deliveries.transaction',
  'deliveries.settle',
  'retries.send',
  'retries.settle',
  'releases.send',
  'releases.settle',
  'subscriptions.update',
  'subscriptions.transaction',
  'events.transaction',
] as const

/** An instance dies at one of its calls. */
export const deathTrap = fc.record({
  kind: fc.constant('die-at' as const),
  call: fc.constantFrom(...deadlyCalls),
  nth: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
  when: fc.constantFrom('before' as const, 'after' as const),
})

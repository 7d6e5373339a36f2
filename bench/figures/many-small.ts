import { barePostsPerSecond, bestConcurrency } from '../baseline/bare-posts.js'
import { comparePaces } from '../compare-paces.js'
import type { Measurement } from '../figure.js'
import { callbackBudget, payload, tenants, withStack } from '../stack/bench-stack.js'
import { runStream, type StreamResult } from '../stack/run-stream.js'
import { median, rounded } from '../statistics.js'

const publishers = 32

/** Many publishers, many tenants, one flow for each event: the everyday case. The app's settings are its own. */
export const manySmall: Measurement = {
  name: 'many_small',
  about: `deliveries per second, ${publishers} publishers, ${tenants.length} tenants with a flow each; bare undici`,
  measure: ({ quick, progress }) =>
    withStack({}, async (stack) => {
      const { receiver } = stack
      const events = quick ? 1000 : 2000
      for (const tenantId of tenants) await stack.subscribe(tenantId, 1)
      const bare = { receiver, body: payload, milliseconds: quick ? 300 : 1000 }
      const { best } = await bestConcurrency(bare)
      const each = { tenantIds: tenants, subscriptions: 1, batch: 1, inFlight: publishers }
      const stream = { ...each, body: payload, events }
      await runStream(stack, { ...stream, events: Math.ceil(events / 4) }) // warms up, uncounted

      const ours: StreamResult[] = []
      const reference: number[] = []
      // Events of former rounds are kept: a round that is slower than the one before says that full tables cost.
      for (let i = 0; i < (quick ? 2 : 5); i++) {
        reference.push(await barePostsPerSecond({ ...bare, concurrency: best }))
        const result = await runStream(stack, stream)
        const [hostMs, storageMs] = [result.hostCpuMicroseconds, result.storageCpuMicroseconds].map(
          (microseconds) => rounded(microseconds / 1000, 3),
        )
        progress(
          `${Math.round(result.perSecond)}/s, ${hostMs} ms of the host, ${storageMs} of Azurite`,
        )
        ours.push(result)
      }
      return comparePaces(
        ours.map(({ perSecond }) => perSecond),
        reference,
        {
          ...{ events, publishers, tenants: tenants.length },
          hostCpuMicrosecondsPerDelivery: rounded(
            median(ours.map(({ hostCpuMicroseconds }) => hostCpuMicroseconds)),
          ),
          storageCpuMicrosecondsPerDelivery: ours.map((each) =>
            Math.round(each.storageCpuMicroseconds),
          ),
          duplicates: ours.reduce((sum, { duplicates }) => sum + duplicates, 0),
          maxPollingInterval: 'as in host.json',
          callbackBudgetPer5Minutes: callbackBudget,
        },
      )
    }),
}

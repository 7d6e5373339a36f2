import type { Measurement } from '../figure.js'
import { eager, payload, tenant, withStack, type BenchStack } from '../stack/bench-stack.js'
import { runStream } from '../stack/run-stream.js'
import { median, rounded } from '../statistics.js'

const subscriptions = 1000
const inFlight = 8

/** The host's processor time for a delivery, in microseconds, and how many were made in a second. */
const round = async (stack: BenchStack, events: number) => {
  const stream = { tenantIds: [tenant], body: payload, subscriptions, inFlight, batch: 1, events }
  const { hostCpuMicroseconds, perSecond } = await runStream(stack, stream)
  return { hostCpuMicroseconds, perSecond }
}

type Round = Awaited<ReturnType<typeof round>>

/** What it costs that callback URLs are encrypted: two apps on storage of their own take turns. */
export const encryption: Measurement = {
  name: 'encryption',
  about: `the host's processor time for a delivery, events to ${subscriptions} subscriptions whose URLs are encrypted; plain`,
  measure: ({ quick, progress }) => {
    const [rounds, events] = quick ? [3, 6] : [15, 20]
    const measure = async (encrypted: BenchStack, plain: BenchStack) => {
      const [ours, reference]: [Round[], Round[]] = [[], []]
      for (const stack of [encrypted, plain]) {
        await stack.subscribe(tenant, subscriptions)
        await round(stack, events) // warms up, uncounted
      }
      for (let i = 1; i <= rounds; i++) {
        // In turn: what the machine does meanwhile is the same for both.
        const order = i % 2 === 0 ? [encrypted, plain] : [plain, encrypted]
        for (const stack of order)
          (stack === encrypted ? ours : reference).push(await round(stack, events))
        progress(`round ${i} of ${rounds}`)
      }
      return { ours, reference }
    }
    return withStack({ pollingInterval: eager }, (encrypted) =>
      withStack({ pollingInterval: eager, isEncrypted: false }, async (plain) => {
        const { ours, reference } = await measure(encrypted, plain)
        const cpuOf = (made: readonly Round[]) => made.map((each) => each.hostCpuMicroseconds)
        const paceOf = (made: readonly Round[]) => made.map((each) => Math.round(each.perSecond))
        return {
          value: rounded(median(cpuOf(ours))),
          unit: 'µs/delivery',
          reference: rounded(median(cpuOf(reference))),
          // Of each pair by itself: the machine's pace may change from round to round.
          ratio: rounded(median(cpuOf(ours).map((cpu, i) => cpu / (cpuOf(reference)[i] ?? NaN)))),
          detail: {
            ...{ subscriptions, events, inFlight, rounds },
            runs: paceOf(ours),
            referenceRuns: paceOf(reference),
            hostCpu: cpuOf(ours).map((cpu) => rounded(cpu)),
            referenceHostCpu: cpuOf(reference).map((cpu) => rounded(cpu)),
          },
        }
      }),
    )
  },
}

import { compareLatencies } from '../compare-latencies.js'
import type { Measurement } from '../figure.js'
import { eager, tenants, withStack } from '../stack/bench-stack.js'
import { steadyDelays } from '../stack/steady-delays.js'
import { latencyRounds } from './latency-rounds.js'

const [healthyTenant = '', troubledTenant = ''] = tenants
const healthy = 950
const hanging = 50
const everyMs = 500
const warmUpEvents = 10 // uncounted

/** A round on a stack of its own: callbacks that have hung before would be on probation, and their retries under way. */
const round = (events: number) =>
  withStack({ pollingInterval: eager }, async (stack) => {
    await stack.subscribe(healthyTenant, healthy)
    await stack.subscribe(troubledTenant, healthy)
    await stack.subscribe(troubledTenant, hanging, '/hang/')
    const calm = { tenantId: healthyTenant, delivered: healthy, everyMs }
    await steadyDelays(stack, { ...calm, events: warmUpEvents })
    const reference = await steadyDelays(stack, { ...calm, events })
    const troubled = { tenantId: troubledTenant, delivered: healthy, hanging, everyMs, events }
    return { reference, ours: await steadyDelays(stack, troubled) }
  })

/** Whether callbacks that hang delay those that do not. */
export const isolation: Measurement = {
  name: 'isolation',
  about: 'p99 from accept to POST of healthy callbacks, 5 % of the others hanging; none hanging',
  measure: async ({ quick, progress }) => {
    const rounds = quick ? 1 : 3
    const events = quick ? 6 : 20
    const { ours, reference } = await latencyRounds(rounds, () => round(events), progress)
    return compareLatencies(ours, reference, {
      ...{ healthy, hanging, rounds, events, everyMs },
      maxPollingInterval: eager,
    })
  },
}

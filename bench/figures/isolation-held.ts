import { setTimeout as pause } from 'node:timers/promises'
import { compareLatencies } from '../compare-latencies.js'
import type { Measurement } from '../figure.js'
import { eager, payload, tenants, withStack } from '../stack/bench-stack.js'
import type { Awaited } from '../stack/settle.js'
import { steadyDelays } from '../stack/steady-delays.js'
import { latencyRounds } from './latency-rounds.js'

const [healthyTenant = '', troubledTenant = ''] = tenants
const healthy = 950
const hanging = 50
const heldEvents = 20
const everyMs = 500
const warmUpEvents = 10 // uncounted

/** First attempts that hang are given up by then, and their callbacks on probation. */
const untilHeldMs = 15_000

/** A round on a stack of its own: without anything held first, then while twenty events are held for each callback that hangs. */
const round = (events: number) =>
  withStack({ pollingInterval: eager }, async (stack) => {
    await stack.subscribe(healthyTenant, healthy)
    await stack.subscribe(troubledTenant, hanging, '/hang/')
    const calm = { tenantId: healthyTenant, delivered: healthy, everyMs }
    await steadyDelays(stack, { ...calm, events: warmUpEvents })
    const reference = await steadyDelays(stack, { ...calm, events })

    const held: Awaited[] = []
    for (let i = 0; i < heldEvents; i++)
      held.push({
        ...(await stack.publisher.fire(troubledTenant, payload)),
        ...{ delivered: 0, hanging },
      })
    await pause(untilHeldMs)
    return { reference, ours: await steadyDelays(stack, { ...calm, events }, held) }
  })

/** Whether what is held for callbacks that hang delays others: it is looked at again and again, and must cost next to nothing. */
export const isolationHeld: Measurement = {
  name: 'isolation_held',
  about: `p99 from accept to POST of healthy callbacks while ${heldEvents} events are held for each of ${hanging} that hang; nothing held`,
  measure: async ({ quick, progress }) => {
    const [rounds, events] = quick ? [1, 10] : [3, 60]
    const { ours, reference } = await latencyRounds(rounds, () => round(events), progress)
    return compareLatencies(ours, reference, {
      ...{ healthy, hanging, heldEvents, rounds, events, everyMs },
      maxPollingInterval: eager,
    })
  },
}

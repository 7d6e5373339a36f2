import { setTimeout as pause } from 'node:timers/promises'
import { compareLatencies } from '../compare-latencies.js'
import type { Measurement } from '../figure.js'
import { monotonic } from '../monotonic.js'
import { eager, payload, tenants, withStack, type BenchStack } from '../stack/bench-stack.js'
import { delaysOf } from '../stack/delays-of.js'
import { settle, type Awaited } from '../stack/settle.js'

const [healthyTenant = '', troubledTenant = ''] = tenants
const healthy = 950
const hanging = 50
const everyMs = 500
const warmUpEvents = 10 // uncounted

/** Fires events at a steady pace; answers how long after its 202 each healthy callback was POSTed. */
const phase = async (stack: BenchStack, tenantId: string, events: number): Promise<number[]> => {
  await stack.receiver.forget()
  const fired: Awaited[] = []
  const start = monotonic()
  for (let i = 0; i < events; i++) {
    await pause(Math.max(0, start + i * everyMs - monotonic()))
    const event = await stack.publisher.fire(tenantId, payload)
    fired.push({
      ...{ ...event, delivered: healthy },
      ...(tenantId === troubledTenant ? { hanging } : {}),
    })
  }
  await settle(stack, fired)
  return delaysOf(stack.receiver, fired)
}

/** A round on a stack of its own: callbacks that have hung before would be on probation, and their retries under way. */
const round = (events: number) =>
  withStack({ pollingInterval: eager }, async (stack) => {
    await stack.subscribe(healthyTenant, healthy)
    await stack.subscribe(troubledTenant, healthy)
    await stack.subscribe(troubledTenant, hanging, '/hang/')
    await phase(stack, healthyTenant, warmUpEvents)
    const reference = await phase(stack, healthyTenant, events)
    return { reference, ours: await phase(stack, troubledTenant, events) }
  })

/** Whether callbacks that hang delay those that do not. */
export const isolation: Measurement = {
  name: 'isolation',
  about: 'p99 from accept to POST of healthy callbacks, 5 % of the others hanging; none hanging',
  measure: async ({ quick, progress }) => {
    const rounds = quick ? 1 : 3
    const events = quick ? 6 : 20
    const ours: number[] = []
    const reference: number[] = []
    for (let i = 1; i <= rounds; i++) {
      const times = await round(events)
      ours.push(...times.ours)
      reference.push(...times.reference)
      progress(`round ${i} of ${rounds}`)
    }
    return compareLatencies(ours, reference, {
      ...{ healthy, hanging, rounds, events, everyMs },
      maxPollingInterval: eager,
    })
  },
}

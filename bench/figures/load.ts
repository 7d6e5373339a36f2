import { setTimeout as pause } from 'node:timers/promises'
import { monotonic } from '../monotonic.js'
import { payload, tenants, type BenchStack } from '../stack/bench-stack.js'
import type { Awaited } from '../stack/settle.js'

/** A stream of events that runs beside what is measured. */
export interface Load {
  readonly about: string
  /** Ends it; answers what it fired. */
  readonly stop: () => Promise<readonly Awaited[]>
}

const [, tenant = ''] = tenants
const subscriptions = 100
const everyMs = 100

/** Starts a stream of events to other subscriptions, at a steady pace, after a second of which it is under way. */
export const startLoad = async (stack: BenchStack): Promise<Load> => {
  await stack.subscribe(tenant, subscriptions)
  const fired: Awaited[] = []
  let stopped = false
  const run = async () => {
    for (let due = monotonic(); !stopped; due += everyMs) {
      await pause(Math.max(0, due - monotonic()))
      fired.push({
        ...(await stack.publisher.fire(tenant, payload)),
        delivered: subscriptions,
      })
    }
  }
  const running = run()
  running.catch(() => undefined) // told by stop, to whoever is still interested
  await Promise.race([running, pause(1000)])
  return {
    about: `an event to ${subscriptions} subscriptions every ${everyMs} ms`,
    stop: async () => {
      stopped = true
      await running
      return fired
    },
  }
}

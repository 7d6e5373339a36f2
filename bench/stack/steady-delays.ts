import { setTimeout as pause } from 'node:timers/promises'
import { monotonic } from '../monotonic.js'
import { payload, type BenchStack } from './bench-stack.js'
import { delaysOf } from './delays-of.js'
import { settle, type Awaited } from './settle.js'

/** Events at a steady pace, and what is to become of each. */
export interface SteadyEvents extends Pick<Awaited, 'delivered' | 'hanging'> {
  readonly tenantId: string
  readonly events: number
  readonly everyMs: number
}

/** Fires events at a steady pace; answers how long after its 202 each callback was POSTed that answers. `others`: fired before, and not over. */
export const steadyDelays = async (
  stack: BenchStack,
  { tenantId, events, everyMs, ...expected }: SteadyEvents,
  others: readonly Awaited[] = [],
): Promise<number[]> => {
  await stack.receiver.forget()
  const fired: Awaited[] = []
  const start = monotonic()
  for (let i = 0; i < events; i++) {
    await pause(Math.max(0, start + i * everyMs - monotonic()))
    fired.push({ ...(await stack.publisher.fire(tenantId, payload)), ...expected })
  }
  await settle(stack, [...fired, ...others])
  return delaysOf(stack.receiver, fired)
}

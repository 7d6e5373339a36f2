import type { Answer, Reply } from 'flow-simulator'
import type { Flow } from '../../local/flow-simulator.js'
import type { FaultStack } from '../faults/fault-stack.js'
import type { Random } from '../support/random.js'

const accept: Reply = { kind: 'accept' }

/** How flows behave, and how many of a hundred do so. */
const parts = {
  healthy: 55,
  slow: 12,
  /** Fails at times. */
  shaky: 10,
  throttling: 8,
  hanging: 5,
  /** Fails for a while, all the time. */
  outage: 4,
  /** Is switched off and on again. */
  switching: 3,
  /** Unsubscribes and subscribes again. */
  leaving: 3,
} as const

/** How a flow behaves. */
export type Part = keyof typeof parts

/** A flow in the soak. */
export interface Actor {
  readonly part: Part
  readonly flow: Flow
  readonly tenantId: string
}

const answerOf = (part: Part, random: Random): Answer => {
  const at = (share: number, reply: Reply) => () => (random.chance(share) ? reply : accept)
  switch (part) {
    case 'slow':
      return { kind: 'slow', milliseconds: random.between(50, 2000) }
    case 'shaky':
      return at(0.15, random.chance(0.5) ? { kind: 'unavailable' } : { kind: 'reset' })
    case 'throttling':
      return at(0.1, { kind: 'throttled', retryAfter: '1' })
    case 'hanging':
      return at(0.04, { kind: 'hang' })
    default:
      return accept
  }
}

/** Makes so many flows of a tenant, a mixture of all parts. */
export const castFlows = (
  stack: FaultStack,
  random: Random,
  tenantId: string,
  count: number,
): readonly Actor[] => {
  const bag = (Object.keys(parts) as Part[]).flatMap((part) =>
    Array.from({ length: parts[part] }, () => part),
  )
  // The mixture is the same for any number of flows: every part is there if there is room for it.
  const step = bag.length / count
  return Array.from({ length: count }, (_, i) => {
    const part = bag[Math.floor((i + 0.5) * step) % bag.length] ?? 'healthy'
    return { part, tenantId, flow: stack.flow(tenantId, answerOf(part, random)) }
  })
}

/** Everybody is well from now on. */
export const heal = (actors: readonly Actor[]): void => {
  for (const { flow } of actors) flow.answerWith(accept)
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultStack, FiredEvent } from '../faults/fault-stack.js'
import type { Fleet } from './fleet.js'
import type { Random } from '../support/random.js'

/** What was fired. */
export interface Published {
  /** What got a 202, and for whom. */
  readonly accepted: (FiredEvent & { readonly tenantId: string })[]
  /** Fires that got none: they may have happened or not. */
  refused: number
}

const longestBatch = 8

/** Fires single events and batches, steadily, until it is over. */
export const publish = async (
  {
    stack,
    fleet,
    random,
    tenantId,
    everyMs,
  }: {
    readonly stack: FaultStack
    readonly fleet: Fleet
    readonly random: Random
    readonly tenantId: string
    readonly everyMs: number
  },
  isOver: () => boolean,
  published: Published,
): Promise<void> => {
  const fires = new Set<Promise<void>>()
  let number = 0
  const payload = () => ({ storeName: 'Magasin 1', productName: 'RTX 3090', quantity: ++number })
  const fire = async () => {
    const body = random.chance(0.7)
      ? payload()
      : Array.from({ length: random.between(1, longestBatch) }, payload)
    try {
      const events = await stack.fire(fleet.url(), tenantId, body)
      published.accepted.push(...events.map((event) => ({ ...event, tenantId })))
    } catch {
      published.refused++
    }
  }
  while (!isOver()) {
    const fired = fire().finally(() => fires.delete(fired))
    fires.add(fired)
    await sleep(everyMs * (0.5 + random.next()))
  }
  await Promise.all(fires)
}

import { heldPartition } from '../../../src/queues/held-table.js'
import type { Flow } from '../flow.js'
import type { SimulatedRow } from '../storage/simulated-table.js'
import type { World } from '../world.js'
import { isAtEase, isOrderly } from './excuses.js'

/** How long what waits for a callback may wait once that has answered well, in milliseconds. */
const longestHeldMs = 30_000

const waitingFor = ({ storage }: World, { tenantId, subscriptionIds }: Flow) => {
  const subscriptionId = subscriptionIds.at(-1) ?? ''
  return storage.table('due').partition(heldPartition({ tenantId, subscriptionId }))
}

/** What is to be said of what waited for a flow when it ran, and still does after all this time. */
const judgeHeld = (
  world: World,
  flow: Flow,
  before: readonly SimulatedRow[],
  ranAt: number,
): readonly string[] => {
  if (!isOrderly(world) || !isAtEase(world) || flow.failedAt >= ranAt) return []
  const waiting = new Set(waitingFor(world, flow).map(({ rowKey }) => rowKey))
  return before
    .filter(({ rowKey }) => waiting.has(rowKey))
    .map(
      ({ rowKey }) => `${rowKey} waits for flow ${flow.number}, ${longestHeldMs} ms after it ran`,
    )
}

/** Looks in a while at what waits for a flow that runs. */
export const watchHeld = (world: World, flow: Flow): void => {
  const before = waitingFor(world, flow)
  if (before.length === 0) return
  const ranAt = world.time.now()
  setTimeout(() => {
    world.findings.push(...judgeHeld(world, flow, before, ranAt))
  }, longestHeldMs)
}

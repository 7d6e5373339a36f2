import type { CallbackHealth } from '../../../src/callbacks/callback-health.js'
import { heldPartition } from '../../../src/queues/held-table.js'
import type { Flow } from '../flow.js'
import { outside } from '../instance.js'
import type { SimulatedRow } from '../storage/simulated-table.js'
import type { World } from '../world.js'
import { isAtEase, isOrderly } from './excuses.js'
import { healthOf, partitionOf, subscriptionOf } from './flow-health.js'

/** How long what waits for a callback may wait once that may be called, in milliseconds: after a long hold, for the timer of each minute. */
const longestMs = { usual: 30_000, afterLongHold: 90_000 } as const

const longHoldMs = 120_000

/** One look at what waits is enough for all that changes so soon after. */
const apartMs = 1000

/** The partition of `due` in which a flow's deliveries wait. */
const placeOf = (flow: Flow): string => {
  const { tenantId, id: subscriptionId } = subscriptionOf(flow)
  return heldPartition({ tenantId, subscriptionId })
}

const waitingFor = ({ storage }: World, flow: Flow): readonly SimulatedRow[] =>
  storage.table('due').partition(placeOf(flow))

/** Until when a callback is not to be called; 0: it may be. What waits for a flow without a subscription ends in its own time. */
const holdOf = (health: CallbackHealth | undefined): number =>
  health ? (health.holdUntil?.getTime() ?? 0) : Infinity

/** What is to be said of what waited for a flow when it might be called, and still does although nothing has changed since. */
const judgeHeld = (
  world: World,
  flow: Flow,
  before: readonly SimulatedRow[],
  { from, forMs }: { readonly from: number; readonly forMs: number },
): readonly string[] => {
  if (!isOrderly(world) || !isAtEase(world) || holdOf(healthOf(world, flow)) > from) return []
  const waiting = new Set(waitingFor(world, flow).map(({ rowKey }) => rowKey))
  return before
    .filter(({ rowKey }) => waiting.has(rowKey))
    .map(
      ({ rowKey }) =>
        `${rowKey} waits for flow ${flow.number}, ${forMs} ms after that might be called`,
    )
}

/** Told which partition of which table has changed; looks in a while at what waits for a flow that may be called by then. */
export const watchHeld = (): ((world: World, table: string, partitionKey: string) => void) => {
  const watchedFrom = new Map<string, number>()
  const longestHold = new Map<Flow, number>()

  const noteHold = (world: World, flow: Flow) => {
    const health = healthOf(world, flow)
    const until = health ? holdOf(health) : world.time.now()
    longestHold.set(flow, Math.max(until, longestHold.get(flow) ?? 0))
  }

  const watch = (world: World, flow: Flow) => {
    noteHold(world, flow)
    const waiting = waitingFor(world, flow)
    if (waiting.length === 0) return
    const now = world.time.now()
    const health = healthOf(world, flow)
    if (!health) return
    const from = Math.max(now, holdOf(health))
    const before = waiting.filter(({ partitionKey, rowKey }) => {
      const sinceMs = from - (watchedFrom.get(`${partitionKey} ${rowKey}`) ?? 0)
      return sinceMs < 0 || sinceMs >= apartMs
    })
    if (before.length === 0) return
    for (const { partitionKey, rowKey } of before)
      watchedFrom.set(`${partitionKey} ${rowKey}`, from)
    const isLong = from - (health.notedAt?.getTime() ?? from) > longHoldMs
    const forMs = isLong ? longestMs.afterLongHold : longestMs.usual
    outside(() =>
      setTimeout(
        () => {
          // One that was held for longer since has a look of its own.
          if ((longestHold.get(flow) ?? 0) > from) return
          world.findings.push(...judgeHeld(world, flow, before, { from, forMs }))
        },
        from + forMs - now,
      ),
    )
  }

  return (world, table, partitionKey) => {
    if (table !== 'due' && table !== 'subscriptions') return
    for (const flow of world.flows) {
      const place = table === 'due' ? placeOf(flow) : partitionOf(flow)
      if (place === partitionKey) watch(world, flow)
    }
  }
}

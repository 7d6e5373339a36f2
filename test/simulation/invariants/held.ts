import { toHealth } from '../../../src/callbacks/callback-health-text.js'
import type { CallbackHealth } from '../../../src/callbacks/callback-health.js'
import { heldPartition } from '../../../src/queues/held-table.js'
import { toKeys } from '../../../src/subscriptions/subscription-row.js'
import type { Flow } from '../flow.js'
import { outside } from '../instance.js'
import type { SimulatedRow } from '../storage/simulated-table.js'
import type { World } from '../world.js'
import { isAtEase, isOrderly } from './excuses.js'

/** How long what waits for a callback may wait once that may be called, in milliseconds: after a long hold, for the timer of each minute. */
const longestMs = { usual: 30_000, afterLongHold: 90_000 } as const

const longHoldMs = 120_000

/** One look at what waits is enough for all that changes so soon after. */
const apartMs = 1000

const subscriptionOf = ({ tenantId, eventType, subscriptionIds }: Flow) => ({
  tenantId,
  eventType,
  id: subscriptionIds.at(-1) ?? '',
})

/** The partition of `due` in which a flow's deliveries wait. */
const placeOf = (flow: Flow): string => {
  const { tenantId, id: subscriptionId } = subscriptionOf(flow)
  return heldPartition({ tenantId, subscriptionId })
}

const waitingFor = ({ storage }: World, flow: Flow): readonly SimulatedRow[] =>
  storage.table('due').partition(placeOf(flow))

/** Undefined for a flow without a subscription: what waits for it is not called, and ends in its own time. */
const healthOf = ({ storage }: World, flow: Flow): CallbackHealth | undefined => {
  const { partitionKey, rowKey } = toKeys(subscriptionOf(flow))
  const rows = storage.table('subscriptions').partition(partitionKey)
  const row = rows.find((each) => each.rowKey === rowKey)
  const standing = row?.values.standing
  return row && toHealth(typeof standing === 'string' ? standing : '')
}

/** Until when a callback is not to be called; 0: it may be. */
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

  const watch = (world: World, flow: Flow) => {
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
          world.findings.push(...judgeHeld(world, flow, before, { from, forMs }))
        },
        from + forMs - now,
      ),
    )
  }

  return (world, table, partitionKey) => {
    if (table !== 'due' && table !== 'subscriptions') return
    for (const flow of world.flows) {
      const place = table === 'due' ? placeOf(flow) : toKeys(subscriptionOf(flow)).partitionKey
      if (place === partitionKey) watch(world, flow)
    }
  }
}

import { newCrowd, newFlow, subscribeFlow } from './actors.js'
import { seededRandom } from '../support/random.js'
import { arrival } from './arrive.js'
import { runTimer, stepper } from './do-step.js'
import { accountsKept } from './invariants/accounts.js'
import { judgeWorld } from './invariants/at-the-end.js'
import { watchHeld } from './invariants/held.js'
import { watchParked } from './invariants/parked.js'
import { endPoller, newPoller, runPoller } from './poller.js'
import { seedProcess } from './randomness.js'
import type { Scenario } from './scenario.js'
import { retentionDays, roundsKey } from './setting.js'
import { startVirtualTime } from './virtual-time.js'
import { newWorld, type World } from './world.js'

/** What came of a simulation. */
export interface SimulationResult {
  /** What must never be, and was; none: all is well. */
  readonly findings: readonly string[]
  readonly trace: string
}

const minuteMs = 60_000
const dayMs = 86_400_000
const settlingMs = 3 * dayMs
const sweepMs = { usual: 15 * minuteMs, calm: 12 * 60 * minuteMs } as const
const recoveringMs = 2 * 60 * minuteMs

/** When something was done or changed last. Once it was long ago, sweeps find nothing, and most are left out. */
interface Activity {
  lastAt: number
}

/** The whole story: flows subscribe, steps happen, all is healed, and what is left is let settle. */
const tell = async (
  world: World,
  { flows, crowd, pollers = [], steps, skewsMs, purgeDiesAt }: Scenario,
  activity: Activity,
): Promise<void> => {
  const { time } = world
  for (const skewMs of skewsMs) world.start(skewMs)
  world.flows.push(...flows.map((plan, i) => newFlow(i, plan)))
  world.flows.push(...newCrowd(world.flows.length, crowd))
  await Promise.all(world.flows.map((flow) => subscribeFlow(world, flow)))
  world.pollers.push(...pollers.map((plan, i) => newPoller(i, plan)))

  const began = time.now()
  let isCalm = false
  for (const poller of world.pollers) void runPoller(world, poller, () => isCalm)
  const inOrder = [...steps].sort((a, b) => a.at - b.at)
  let everyMs: number = sweepMs.usual
  const isQuiet = () => time.now() - activity.lastAt > recoveringMs
  const sweepNowAndThen = async () => {
    let sweptAt = began
    while (everyMs > 0) {
      await arrival(time, everyMs)
      if (isQuiet() && time.now() - sweptAt < sweepMs.calm) continue
      sweptAt = time.now()
      void runTimer(world, 'sweep')
    }
  }
  void sweepNowAndThen()
  const step = stepper(world)
  for (const [i, each] of inOrder.entries()) {
    await arrival(time, Math.max(0, began + each.at - time.now()))
    activity.lastAt = time.now()
    void step(each, i)
  }
  await arrival(time, 2 * minuteMs)
  world.disturbances.heal()
  activity.lastAt = time.now()
  for (const flow of world.flows) if (flow.behaviour !== 'unauthorized') flow.behaviour = 'on'
  for (const flow of world.flows) if (flow.isUnanswered) void subscribeFlow(world, flow)
  world.trace.say('all is healed')
  await arrival(time, recoveringMs)
  isCalm = true
  everyMs = sweepMs.calm
  await arrival(time, settlingMs)
  for (const poller of world.pollers) await endPoller(world, poller)
  world.findings.push(...judgeWorld(world))
  if (purgeDiesAt === 0) return

  everyMs = 0
  await arrival(time, (retentionDays + 1) * dayMs)
  const call = 'deliveries.transaction'
  world.disturbances.begin({ kind: 'die-at', at: 0, call, nth: purgeDiesAt, when: 'after' })
  await runTimer(world, 'applyRetention')
  await arrival(time, minuteMs)
  await runTimer(world, 'applyRetention')
  for (const table of ['deliveries', 'events']) {
    const left = world.storage.table(table).rows()
    if (left.length > 0)
      world.findings.push(`The purge left ${left.length} rows of ${table}: ${left[0]?.rowKey}`)
  }
}

/** Runs a scenario from its beginning to its end, in virtual time: the same scenario, the same run. */
export const simulate = async (scenario: Scenario): Promise<SimulationResult> => {
  const { next: random } = seededRandom(scenario.seed)
  const unseed = seedProcess(random)
  const time = startVirtualTime()
  const checkAccount = accountsKept()
  const lookAtHeld = watchHeld()
  const lookAtParked = watchParked()
  const activity = { lastAt: time.now() }
  const world = newWorld(scenario, time, random, (changedWorld, table, partitionKey) => {
    if (table === 'deliveries') checkAccount(changedWorld, partitionKey)
    lookAtHeld(changedWorld, table, partitionKey)
    lookAtParked(changedWorld, table, partitionKey)
    if (partitionKey !== roundsKey) activity.lastAt = time.now()
  })
  let isOver = false
  try {
    const told = tell(world, scenario, activity).then(
      () => {
        isOver = true
      },
      (error: unknown) => {
        world.findings.push(`The simulation itself failed: ${String(error)}`)
      },
    )
    await time.run(time.now() + 30 * dayMs, () => isOver || world.findings.length > 0)
    void told
    return { findings: world.findings, trace: world.trace.text() }
  } finally {
    time.end()
    unseed()
  }
}

import {
  editFlow,
  enableFlow,
  fire,
  newFlow,
  replayDeadLetters,
  subscribeFlow,
  unsubscribeFlow,
} from './actors.js'
import { seededRandom } from '../support/random.js'
import { arrival } from './arrive.js'
import type { Flow } from './flow.js'
import { accountsKept } from './invariants/accounts.js'
import { judgeWorld } from './invariants/at-the-end.js'
import { pick } from './pick.js'
import { seedProcess } from './randomness.js'
import type { Scenario, Step } from './scenario.js'
import { startVirtualTime } from './virtual-time.js'
import { eventTypes, newWorld, retentionDays, tenantIds, type World } from './world.js'

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

/** Does steps of one flow one after the other, as its owner does. */
const inTurn = () => {
  const turns = new Map<number, Promise<void>>()
  return (flow: Flow, work: () => Promise<void>): void => {
    const turn = (turns.get(flow.number) ?? Promise.resolve()).then(work)
    turns.set(flow.number, turn)
  }
}

const pickAlive = ({ instances, random }: World) =>
  pick(
    instances().filter(({ isDead }) => !isDead),
    random,
  )

const stall = (world: World, forMs: number) => {
  const { time, excuses, trace } = world
  const instance = pickAlive(world)
  if (!instance) return
  excuses.stall++
  instance.stalledUntil = time.now() + forMs
  trace.say(`${instance.name} is blocked for ${forMs} ms`)
}

const runTimer = (world: World, name: 'sweep' | 'applyRetention') =>
  world.ask(name, async (services, log) => {
    await services[name](log)
    return true
  })

/** Replaces an instance by a new one, which takes all messages from now on. */
const drain = ({ instances, start, trace }: World) => {
  const oldest = instances().find(({ isDead, isDraining }) => !isDead && !isDraining)
  if (!oldest) return
  trace.say(`${oldest.name} is drained`)
  oldest.isDraining = true
  start(oldest.skewMs)
}

const stepper = (world: World) => {
  const turn = inTurn()
  return async (step: Step, number: number): Promise<void> => {
    world.disturbances.begin(step)
    const flow = 'flow' in step ? world.flows[step.flow] : undefined
    world.trace.say(JSON.stringify(step))
    switch (step.kind) {
      case 'fire': {
        const scope = step.tenant < 0 ? 'all' : (tenantIds[step.tenant] ?? tenantIds[0])
        const eventType = eventTypes[step.eventType] ?? eventTypes[0]
        return fire(world, scope, eventType, step, `key-${number}`)
      }
      case 'behave':
        if (flow) {
          flow.behaviour = step.as
          flow.isSteady &&= step.as === 'on'
        }
        return
      case 'edit':
        if (flow) turn(flow, () => editFlow(world, flow, step.order, step.gapMs))
        return
      case 'unsubscribe':
        if (flow) turn(flow, () => unsubscribeFlow(world, flow))
        return
      case 'die': {
        const instance = pickAlive(world)
        if (instance) world.kill(instance, 'dies')
        return
      }
      case 'stall':
        stall(world, step.forMs)
        return
      case 'drain':
        drain(world)
        return
      case 'replay':
        return replayDeadLetters(world)
      case 'enable':
        return flow && enableFlow(world, flow)
      case 'sweep':
        await runTimer(world, 'sweep')
        return
      case 'die-at':
      case 'storage':
      case 'network':
      case 'lose-leases':
        return
    }
  }
}

/** The partition in which sweeps note how far they have come. */
const roundsKey = 'sweep'

/** When something was done or changed last. Once it was long ago, sweeps find nothing, and most are left out. */
interface Activity {
  lastAt: number
}

/** The whole story: flows subscribe, steps happen, all is healed, and what is left is let settle. */
const tell = async (
  world: World,
  { flows, crowd, steps, skewsMs, purgeDiesAt }: Scenario,
  activity: Activity,
): Promise<void> => {
  const { time } = world
  for (const skewMs of skewsMs) world.start(skewMs)
  world.flows.push(...flows.map((plan, i) => newFlow(i, plan)))
  for (let i = 0; i < crowd; i++)
    world.flows.push({
      ...newFlow(world.flows.length, { tenant: 0, eventType: 0, isNamed: false }),
      behaviour: 'error',
      isSteady: false,
    })
  await Promise.all(world.flows.map((flow) => subscribeFlow(world, flow)))

  const began = time.now()
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
  world.trace.say('all is healed')
  await arrival(time, recoveringMs)
  everyMs = sweepMs.calm
  await arrival(time, settlingMs)
  world.findings.push(...judgeWorld(world))
  if (purgeDiesAt === 0) return

  everyMs = 0
  await arrival(time, (retentionDays + 1) * dayMs)
  const call = 'deliveries.transaction'
  world.disturbances.begin({ kind: 'die-at', at: 0, call, nth: purgeDiesAt, when: 'after' })
  await runTimer(world, 'applyRetention')
  await arrival(time, minuteMs)
  await runTimer(world, 'applyRetention')
  const left = world.storage.table('deliveries').rows().length
  if (left > 0) world.findings.push(`The purge left ${left} rows`)
}

/** Runs a scenario from its beginning to its end, in virtual time: the same scenario, the same run. */
export const simulate = async (scenario: Scenario): Promise<SimulationResult> => {
  const { next: random } = seededRandom(scenario.seed)
  const unseed = seedProcess(random)
  const time = startVirtualTime()
  const checkAccount = accountsKept()
  const activity = { lastAt: time.now() }
  const world = newWorld(scenario, time, random, (changedWorld, table, partitionKey) => {
    if (table === 'deliveries') checkAccount(changedWorld, partitionKey)
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

import {
  editFlow,
  enableFlow,
  fire,
  purge,
  replayDeadLetters,
  sendAgain,
  unsubscribeFlow,
} from './actors.js'
import type { Flow } from './flow.js'
import { pick } from './pick.js'
import { pollEagerly } from './poller.js'
import type { Step } from './scenario.js'
import { eventTypes, tenantIds } from './setting.js'
import type { World } from './world.js'

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

/** Has one of the timers' functions run by some instance. */
export const runTimer = (world: World, name: 'sweep' | 'applyRetention') =>
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

/** Has the steps of a scenario happen, each when it is called. */
export const stepper = (world: World) => {
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
      case 'send-again':
        return flow && sendAgain(world, flow, step.isMissed)
      case 'poll':
        for (const poller of world.pollers) void pollEagerly(world, poller, step.forMs)
        return
      case 'purge':
        return purge(world)
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

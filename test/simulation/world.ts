import type { Catalogue } from '../../src/catalogue/catalogue.js'
import type { Config } from '../../src/config.js'
import { logger, type Log } from '../../src/log.js'
import type { QueueName } from '../../src/queues/queue-parsers.js'
import { assemble, type Services } from '../../src/services.js'
import { usualSizes } from '../../src/storage/sizes.js'
import { setTimeout as pause } from 'node:timers/promises'
import { arrival } from './arrive.js'
import { newDisturbances, type Disturbances } from './disturbances.js'
import { queueDueTimer } from './queue-due-timer.js'
import type { Flow } from './flow.js'
import { simulatedHost } from './host.js'
import { currentInstance, newInstance, outside, within, type Instance } from './instance.js'
import { simulatedNetwork } from './network.js'
import { newExcuses, type Excuse } from './new-excuses.js'
import { pick } from './pick.js'
import type { Poller } from './poller.js'
import type { Scenario } from './scenario.js'
import { judgeConnections } from './invariants/connections.js'
import { catalogue, configOf, limitsOf, project } from './setting.js'
import { simulatedStorage, type SimulatedStorage } from './storage/simulated-storage.js'
import { storageCall, usualStorageMs } from './storage/storage-call.js'
import { newTrace, type Trace } from './trace.js'
import type { VirtualTime } from './virtual-time.js'

/** A fire that was answered with 202. */
export interface AcceptedEvent {
  readonly id: string
  readonly scope: string
  readonly eventType: string
  /** When its publisher began to fire it, and when it was answered. */
  readonly firedAt: number
  readonly acceptedAt: number
}

/** All that a simulation consists of. */
export interface World {
  readonly time: VirtualTime
  readonly random: () => number
  readonly trace: Trace
  readonly config: Config
  readonly catalogue: Catalogue
  readonly storage: SimulatedStorage
  readonly disturbances: Disturbances
  readonly flows: Flow[]
  readonly pollers: Poller[]
  readonly events: AcceptedEvent[]
  /** When the last chunk of an event was recorded, by its partition. */
  readonly recordedAt: Map<string, number>
  readonly excuses: Record<Excuse, number>
  /** Whether processes may do less at a time than usual. */
  readonly isCramped: boolean
  /** Rows that come in one operation. */
  readonly page: number
  /** What must never be, and was. */
  readonly findings: string[]
  /** To be told of rows of a partition that have changed, or mean something else now. */
  readonly changed: (table: string, partitionKey: string) => void
  readonly instances: () => readonly Instance[]
  readonly kill: (instance: Instance, why: string) => void
  readonly start: (skewMs: number) => Instance
  /** Has a live instance do something for a caller, who waits no longer than 30 seconds; undefined when that failed. */
  readonly ask: <T>(
    what: string,
    work: (services: Services, log: Log) => Promise<T>,
  ) => Promise<T | undefined>
}

const patienceMs = 30_000

/** More messages than this would wait for so few flows only when they multiply. */
const mostMessages = 2000
const longestRestartMs = 20_000

/** A world in which nothing has happened yet. `changed` is told which partition of which table has changed. */
export const newWorld = (
  scenario: Scenario,
  time: VirtualTime,
  random: () => number,
  changed: (world: World, table: string, partitionKey: string) => void,
): World => {
  const trace = newTrace(time.now)
  const { say } = trace
  const config = configOf(scenario)
  const limits = limitsOf(scenario)
  const disturbances = newDisturbances(time.now, random)
  const excuses = newExcuses(scenario)
  let instances: Instance[] = []
  let started = 0

  const storage = simulatedStorage({
    now: time.now,
    random,
    tableChanged: (table, partitionKey) => {
      world.changed(table, partitionKey)
      if (table === 'due') outside(dueTimer)
    },
    queueChanged: (name) => {
      const count = storage.queue(name).messages().length
      if (count > mostMessages) world.findings.push(`The queue ${name} has ${count} messages`)
      outside(() => {
        if (!name.endsWith('-poison')) host.look(name as QueueName)
      })
    },
  })

  const dies = (name: string, when: 'before' | 'after'): boolean => {
    const instance = currentInstance()
    if (!instance || !disturbances.isDeadly(name, when)) return false
    kill(instance, `dies ${when} ${name}`)
    return true
  }
  const excused = <T>(fault: T | undefined): T | undefined => {
    excuses.fault += fault ? 1 : 0
    return fault
  }
  const call = storageCall({
    time,
    random,
    storageMs: scenario.storageMs ?? usualStorageMs,
    dies,
    faultOf: (name) => {
      const fault = disturbances.storageFault(name)
      if (fault) say(`${name}: ${fault}`)
      return excused(fault)
    },
    lost: () => {
      excuses['lost-answer']++
    },
  })
  const network = simulatedNetwork({
    time,
    random,
    say,
    dies,
    flow: (number) => world.flows[number],
    opened: (instance, callback) => {
      world.findings.push(...judgeConnections(instance, callback, limits))
    },
    faultOf: () => excused(disturbances.networkFault()),
    lost: () => {
      excuses['lost-answer']++
    },
  })
  const host = simulatedHost({
    time,
    random,
    storage,
    call,
    say,
    losesLeases: disturbances.losesLeases,
    kill: (instance, why) => {
      kill(instance, why)
    },
    lost: (what) => {
      excuses.lease++
      say(`lost: ${what}`)
    },
    instanceFor: (queue, most) =>
      pick(
        live().filter((each) => each.running[queue] < most && each.stalledUntil <= time.now()),
        random,
      ),
  })

  const dueTimer = queueDueTimer(time, storage, () =>
    world.ask('queue-due', async ({ queues }, log) => {
      await queues.queueDue(log)
      return true
    }),
  )

  const live = () => instances.filter(({ isDead, isDraining }) => !isDead && !isDraining)

  const start = (skewMs: number): Instance => {
    const instance = newInstance(`i${++started}`, skewMs)
    instances = [...instances.filter(({ isDead }) => !isDead), instance]
    const clock = () => {
      const mostMs = instance.isPutRight ? 1000 : Infinity
      const errorMs = Math.sign(skewMs) * Math.min(Math.abs(skewMs), mostMs)
      return new Date(time.now() + errorMs)
    }
    instance.services = assemble(config, project, {
      storage: storage.open(call, clock),
      pause,
      dispatcher: network,
      ...(scenario.sizes ? { sizes: scenario.sizes } : {}),
      limits,
      log: logger({ log: say, error: say }),
    })
    say(`${instance.name} starts`)
    return instance
  }

  const kill = (instance: Instance, why: string): void => {
    if (instance.isDead) return
    instance.isDead = true
    excuses.death++
    say(`${instance.name} ${why}`)
    outside(() => setTimeout(() => start(instance.skewMs), random() * longestRestartMs))
  }

  const ask: World['ask'] = async (what, work) => {
    const instance = pick(live(), random)
    const services = instance?.services
    if (!services) return undefined
    const log = logger({ log: say, error: say })
    const answered = within(instance, async () => {
      try {
        return await work(services, log)
      } catch (error) {
        say(`${what} failed: ${String(error)}`)
        return undefined
      }
    })
    return Promise.race([answered, arrival(time, patienceMs).then(() => undefined)])
  }

  const world: World = {
    time,
    random,
    trace,
    config,
    catalogue,
    storage,
    disturbances,
    flows: [],
    pollers: [],
    events: [],
    recordedAt: new Map(),
    excuses,
    isCramped: scenario.cramped !== undefined,
    page: (scenario.sizes ?? usualSizes).page,
    findings: [],
    changed: (table, partitionKey) => {
      changed(world, table, partitionKey)
    },
    instances: () => instances,
    kill,
    start,
    ask,
  }
  return world
}

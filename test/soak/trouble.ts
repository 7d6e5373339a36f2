import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, Treat } from '../support/storage-proxy.js'
import type { FaultStack } from '../faults/fault-stack.js'
import type { Actor } from './cast.js'
import type { Fleet } from './fleet.js'
import type { Random } from '../support/random.js'

/** What has been inflicted so far. */
export interface Inflicted {
  kills: number
  bursts: number
  changes: number
}

const burst = (random: Random): Treat => {
  const share = random.pick([0.1, 0.3, 1])
  const fault = random.pick<() => Fault>([
    () => ({ kind: 'status', status: 503 }),
    () => ({ kind: 'status', status: 500 }),
    () => ({ kind: 'reset' }),
    () => ({ kind: 'slow', milliseconds: random.between(500, 2000) }),
    () => ({ kind: 'watch', answered: () => false }),
  ])
  return () => (random.chance(share) ? fault() : undefined)
}

/** Whatever goes wrong while it lasts must not end the soak: flows and publishers meet hosts that die, and try again. */
export const persist = async (
  until: () => boolean,
  act: () => Promise<unknown>,
): Promise<boolean> => {
  for (let tries = 0; tries < 60; tries++) {
    try {
      await act()
      return true
    } catch {
      if (until()) return false
      await sleep(500)
    }
  }
  return false
}

/** Kills hosts, disturbs storage and changes flows at random, until it is over. */
export const inflict = async (
  {
    stack,
    fleet,
    actors,
    random,
  }: {
    readonly stack: FaultStack
    readonly fleet: Fleet
    readonly actors: readonly Actor[]
    readonly random: Random
  },
  isOver: () => boolean,
  inflicted: Inflicted,
): Promise<void> => {
  /** Waits in short steps, so that the end is not missed by much. */
  const wait = async (milliseconds: number) => {
    const end = Date.now() + milliseconds
    while (Date.now() < end && !isOver()) await sleep(100)
  }
  const every = async (from: number, to: number, act: () => Promise<unknown>) => {
    while (!isOver()) {
      await wait(random.between(from, to))
      if (!isOver()) await act()
    }
  }
  const some = (part: Actor['part']) => {
    const [first, ...others] = actors.filter((actor) => actor.part === part)
    return first && random.pick([first, ...others])
  }
  const change = (part: Actor['part'], act: (actor: Actor) => Promise<unknown>) => async () => {
    const actor = some(part)
    if (!actor) return
    inflicted.changes++
    await act(actor)
  }

  await Promise.all([
    every(4000, 12_000, async () => {
      inflicted.kills++
      await fleet.killOne(random, () => wait(random.between(0, 3000)))
    }),
    every(8000, 20_000, async () => {
      inflicted.bursts++
      stack.proxy.treat(burst(random))
      await wait(random.between(500, 3000))
      stack.proxy.treat(() => undefined)
    }),
    every(
      2000,
      8000,
      change('outage', async ({ flow }) => {
        flow.answerWith(random.chance(0.5) ? { kind: 'unavailable' } : { kind: 'reset' })
        await wait(random.between(3000, 12_000))
        flow.answerWith({ kind: 'accept' })
      }),
    ),
    every(
      2000,
      8000,
      change('switching', async ({ flow }) => {
        flow.answerWith({ kind: 'off' })
        await wait(random.between(3000, 15_000))
        flow.answerWith({ kind: 'accept' })
        await persist(isOver, () => flow.subscribe(fleet.url(), 'instore'))
      }),
    ),
    every(
      2000,
      8000,
      change('leaving', async ({ flow }) => {
        await persist(isOver, () => flow.unsubscribe())
        await wait(random.between(0, 5000))
        flow.edit()
        await persist(isOver, () => flow.subscribe(fleet.url(), 'instore'))
      }),
    ),
  ])
}

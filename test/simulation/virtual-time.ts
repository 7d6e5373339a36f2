import FakeTimers from '@sinonjs/fake-timers'
import { syncBuiltinESMExports } from 'node:module'
import { currentInstance, within } from './instance.js'

/** Time that passes only when nothing is left to do at its present moment. `Date` stays real: the app's clocks are parameters. */
export interface VirtualTime {
  readonly now: () => number
  /** Lets time pass until a moment, or until it is told to stop. */
  readonly run: (until: number, isOver: () => boolean) => Promise<void>
  /** Gives the process its real time back. */
  readonly end: () => void
}

/** When every simulation begins. */
export const beginning = Date.parse('2026-01-05T12:00:00.000Z')

const realImmediate = setImmediate

/** Lets all promises that can go on without a timer go on. */
const calm = () => new Promise<void>((resolve) => realImmediate(resolve))

/** What is read from a socket comes after the timers that fell due while the loop was blocked, and before what they put off. */
export const afterTimersMs = 1
const immediateMs = 2

/**
 * Puts virtual time in the place of the process's timers and dates. A timer of an instance that is dead never fires; one of an
 * instance whose event loop is blocked fires when that is over.
 */
export const startVirtualTime = (): VirtualTime => {
  const clock = FakeTimers.install({
    now: beginning,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
    ignoreMissingTimers: true,
  })
  const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate } = globalThis
  const fake = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate }
  const cancelled = new WeakMap<object, { isCancelled: boolean }>()

  const start = (callBack: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const instance = currentInstance()
    if (!instance) return fake.setTimeout(callBack, ms, ...args)
    const state = { isCancelled: false }
    const fire = () => {
      if (instance.isDead || state.isCancelled) return
      const left = instance.stalledUntil - clock.now
      if (left > 0) fake.setTimeout(fire, left)
      else
        within(instance, () => {
          callBack(...args)
        })
    }
    const timer = fake.setTimeout(fire, ms)
    cancelled.set(timer, state)
    return timer
  }
  const stop = (timer: NodeJS.Timeout | undefined) => {
    const state = timer && cancelled.get(timer)
    if (state) state.isCancelled = true
    fake.clearTimeout(timer)
  }
  /** An event loop that was blocked makes one round of an interval, however many were due. */
  const startRounds = (callBack: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const state = { isCancelled: false }
    const round = () => {
      if (state.isCancelled) return
      callBack(...args)
      start(round, ms)
    }
    const timer = start(round, ms)
    cancelled.set(timer, state)
    return timer
  }
  Object.assign(globalThis, {
    setTimeout: start,
    clearTimeout: stop,
    setInterval: startRounds,
    clearInterval: stop,
    setImmediate: (callBack: (...args: unknown[]) => void, ...args: unknown[]) =>
      start(callBack, immediateMs, ...args),
  })
  syncBuiltinESMExports()

  return {
    now: () => clock.now,
    run: async (until, isOver) => {
      while (clock.now < until) {
        await calm()
        if (isOver()) return
        clock.next()
      }
    },
    end: () => {
      Object.assign(globalThis, fake)
      clock.uninstall()
      syncBuiltinESMExports()
    },
  }
}

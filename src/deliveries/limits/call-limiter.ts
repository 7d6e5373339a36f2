import type { CallLimits } from './call-limits.js'
import { callbackPlaces, type Caller } from './callback-places.js'

/** Bounds the calls of a process: a bulkhead, so that one callback that hangs does not sink the others. */
export interface CallLimiter {
  /**
   * Makes a call as soon as a slot is free. A call that names its callback also needs one of that callback's places; undefined
   * when none becomes free in time.
   */
  readonly run: <T>(id: string | undefined, call: () => Promise<T>) => Promise<T | undefined>
  /** Undefined while few calls wait for a slot; else a promise that resolves when more may be brought. */
  readonly full: () => Promise<void> | undefined
}

interface Call extends Caller {
  readonly id: string | undefined
  /** Makes the call, and tells whoever asked for it what comes of it. */
  readonly make: () => Promise<unknown>
  /** Whether it has given its slot back, as what hangs does. */
  isSlow: boolean
}

/**
 * Limits calls. One that takes longer than `slotMs` gives its slot back and goes on: a receiver that hangs keeps its own
 * connections, `maxPerCallback` at most, not the slots of the others. Waiting for a slot or a socket, which is no callback's fault,
 * counts against nobody.
 */
export const callLimiter = (limits: CallLimits): CallLimiter => {
  const { maxConcurrent, maxUnderWay, slotMs } = limits
  const queue: Call[] = []
  const heldBack: (() => void)[] = []
  let slotsHeld = 0
  let underWay = 0

  const places = callbackPlaces<Call>(limits, () => underWay >= maxUnderWay / 2)

  const hasRoom = () => slotsHeld < maxConcurrent && underWay < maxUnderWay

  const admit = (call: Call) => {
    if (call.id === undefined || places.take(call.id, call)) begin(call)
  }

  const begin = (call: Call) => {
    slotsHeld++
    underWay++
    call.timer = setTimeout(giveSlotBack, slotMs, call)
    const over = () => {
      end(call)
    }
    call.make().then(over, over)
  }

  const giveSlotBack = (call: Call) => {
    call.isSlow = true
    slotsHeld--
    if (call.id !== undefined) places.slowDown(call.id)
    admitNext()
  }

  const end = ({ id, isSlow, timer }: Call) => {
    clearTimeout(timer)
    if (!isSlow) slotsHeld--
    underWay--
    const next = id === undefined ? undefined : places.free(id, isSlow)
    // A slot was free for it before.
    if (next) queue.unshift(next)
    admitNext()
  }

  const admitNext = () => {
    while (hasRoom()) {
      const call = queue.shift()
      if (!call) break
      admit(call)
    }
    if (queue.length <= maxConcurrent / 2) for (const wake of heldBack.splice(0)) wake()
  }

  return {
    run: (id, call) =>
      new Promise((resolve, reject) => {
        const own: Call = {
          id,
          make: () => {
            const made = call()
            made.then(resolve, reject)
            return made
          },
          giveUp: () => {
            resolve(undefined)
          },
          isSlow: false,
        }
        if (hasRoom()) admit(own)
        else queue.push(own)
      }),
    full: () =>
      queue.length < maxConcurrent ? undefined : new Promise((resolve) => heldBack.push(resolve)),
  }
}

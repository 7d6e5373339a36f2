import type { CallLimits } from './call-limits.js'

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

interface Caller {
  readonly id: string | undefined
  readonly start: () => void
  readonly giveUp: () => void
  timer?: NodeJS.Timeout
}

/** The calls of one callback. */
interface Compartment {
  underWay: number
  /** Those of them that have given their slot back, as what hangs does. */
  slow: number
  /** Callers that a slot was free for, but not their callback; made when the first one comes. */
  waiting?: Set<Caller>
}

/**
 * Limits calls. One that takes longer than `slotMs` gives its slot back and goes on: a receiver that hangs keeps its own
 * connections, `maxPerCallback` at most, not the slots of the others. Waiting for a slot or a socket, which is no callback's fault,
 * counts against nobody.
 */
export const callLimiter = ({
  maxConcurrent,
  maxUnderWay,
  maxPerCallback,
  maxWhenCrowded,
  slotMs,
}: CallLimits): CallLimiter => {
  const compartments = new Map<string, Compartment>()
  const queue: Caller[] = []
  const heldBack: (() => void)[] = []
  let slotsHeld = 0
  let underWay = 0

  const hasRoom = () => slotsHeld < maxConcurrent && underWay < maxUnderWay

  /** While more than half of all are under way, a callback that hangs gets no more of them, and any other one few. */
  const isFull = (compartment: Compartment) =>
    underWay < maxUnderWay / 2
      ? compartment.underWay >= maxPerCallback
      : compartment.slow > 0 || compartment.underWay >= maxWhenCrowded

  const begin = (caller: Caller) => {
    slotsHeld++
    underWay++
    caller.start()
  }

  const waitForCallback = (caller: Caller, waiting: Set<Caller>) => {
    waiting.add(caller)
    caller.timer = setTimeout(() => {
      waiting.delete(caller)
      caller.giveUp()
    }, slotMs)
  }

  const admit = (caller: Caller) => {
    if (caller.id === undefined) {
      begin(caller)
      return
    }
    let compartment = compartments.get(caller.id)
    if (!compartment) {
      compartment = { underWay: 0, slow: 0 }
      compartments.set(caller.id, compartment)
    }
    if (isFull(compartment)) waitForCallback(caller, (compartment.waiting ??= new Set()))
    else {
      compartment.underWay++
      begin(caller)
    }
  }

  const admitNext = () => {
    while (hasRoom()) {
      const caller = queue.shift()
      if (!caller) break
      admit(caller)
    }
    if (queue.length <= maxConcurrent / 2) for (const wake of heldBack.splice(0)) wake()
  }

  const leave = (id: string, wasSlow: boolean) => {
    const compartment = compartments.get(id)
    if (!compartment) return
    compartment.underWay--
    if (wasSlow) compartment.slow--
    const { waiting } = compartment
    const [first] = waiting ?? []
    if (waiting && first && !isFull(compartment)) {
      // A slot was free for it before: it is the next one.
      waiting.delete(first)
      clearTimeout(first.timer)
      queue.unshift(first)
    } else if (compartment.underWay === 0) compartments.delete(id)
  }

  const run: CallLimiter['run'] = (id, call) =>
    new Promise((resolve, reject) => {
      const start = () => {
        let holdsSlot = true
        const releaseSlot = () => {
          if (holdsSlot) slotsHeld--
          holdsSlot = false
        }
        const timer = setTimeout(() => {
          releaseSlot()
          const compartment = id === undefined ? undefined : compartments.get(id)
          if (compartment) compartment.slow++
          admitNext()
        }, slotMs)
        const end = () => {
          clearTimeout(timer)
          const wasSlow = !holdsSlot
          releaseSlot()
          underWay--
          if (id !== undefined) leave(id, wasSlow)
          admitNext()
        }
        call().then(
          (result) => {
            end()
            resolve(result)
          },
          (error: unknown) => {
            end()
            reject(error)
          },
        )
      }
      const giveUp = () => {
        resolve(undefined)
      }
      if (hasRoom()) admit({ id, start, giveUp })
      else queue.push({ id, start, giveUp })
    })

  return {
    run,
    full: () =>
      queue.length < maxConcurrent ? undefined : new Promise((resolve) => heldBack.push(resolve)),
  }
}

/** Bounds the calls of a process. */
export interface Bulkhead {
  /**
   * Runs a call when there is room for it. One that names its callback needs a place there too; undefined when it gets none in
   * time.
   */
  readonly run: <T>(id: string | undefined, call: () => Promise<T>) => Promise<T | undefined>
  /** Undefined while few calls wait for room; else resolves when it is time for some more, for whoever has many to make. */
  readonly full: () => Promise<void> | undefined
}

/** What calls are bounded by. */
export interface BulkheadLimits {
  /** Calls that are young at once. */
  readonly room: number
  /** Calls to one callback that are under way at once. */
  readonly places: number
  /** How long a call is young, and waits for a place. */
  readonly patienceMs: number
}

interface Caller {
  readonly id: string | undefined
  readonly start: () => void
  readonly giveUp: () => void
  patience?: NodeJS.Timeout
}

interface Compartment {
  underWay: number
  /** Callers that there was room for, but no place. */
  readonly waiting: Set<Caller>
}

/**
 * Keeps calls from filling the process. One that has been under way for `patienceMs` is no longer young: a receiver that hangs
 * keeps its own connections, `places` at most, not the room of the others. Waiting for room, which is no callback's fault, takes
 * none of its places and none of a caller's patience.
 */
export const bulkhead = ({ room, places, patienceMs }: BulkheadLimits): Bulkhead => {
  const compartments = new Map<string, Compartment>()
  const queue: Caller[] = []
  const patient: (() => void)[] = []
  let young = 0

  const begin = (caller: Caller) => {
    young++
    caller.start()
  }

  const waitForPlace = (caller: Caller, waiting: Set<Caller>) => {
    waiting.add(caller)
    caller.patience = setTimeout(() => {
      waiting.delete(caller)
      caller.giveUp()
    }, patienceMs)
  }

  const admit = (caller: Caller) => {
    if (caller.id === undefined) {
      begin(caller)
      return
    }
    let compartment = compartments.get(caller.id)
    if (!compartment) {
      compartment = { underWay: 0, waiting: new Set() }
      compartments.set(caller.id, compartment)
    }
    if (compartment.underWay >= places) waitForPlace(caller, compartment.waiting)
    else {
      compartment.underWay++
      begin(caller)
    }
  }

  const admitNext = () => {
    while (young < room) {
      const caller = queue.shift()
      if (!caller) break
      admit(caller)
    }
    if (queue.length <= room / 2) for (const wake of patient.splice(0)) wake()
  }

  const leave = (id: string) => {
    const compartment = compartments.get(id)
    if (!compartment) return
    compartment.underWay--
    const [first] = compartment.waiting
    if (first) {
      // It has waited for room before: it is the next one.
      compartment.waiting.delete(first)
      clearTimeout(first.patience)
      queue.unshift(first)
    } else if (compartment.underWay === 0) compartments.delete(id)
  }

  const run: Bulkhead['run'] = (id, call) =>
    new Promise((resolve) => {
      const start = () => {
        let isYoung = true
        const age = () => {
          if (isYoung) young--
          isYoung = false
        }
        const patience = setTimeout(() => {
          age()
          admitNext()
        }, patienceMs)
        const end = () => {
          clearTimeout(patience)
          age()
          if (id !== undefined) leave(id)
          admitNext()
        }
        const result = call()
        resolve(result)
        result.then(end, end)
      }
      const giveUp = () => {
        resolve(undefined)
      }
      if (young < room) admit({ id, start, giveUp })
      else queue.push({ id, start, giveUp })
    })

  return {
    run,
    full: () => (queue.length < room ? undefined : new Promise((resolve) => patient.push(resolve))),
  }
}

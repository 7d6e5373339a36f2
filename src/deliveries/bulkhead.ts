/** Runs a call to one callback when it has fewer than so many under way; undefined when it gets no place in time. */
export type Bulkhead = <T>(id: string, call: () => Promise<T>) => Promise<T | undefined>

interface Compartment {
  underWay: number
  readonly waiting: Set<() => void>
}

/**
 * Keeps the calls to one callback from filling the process: a callback that hangs holds `places` at most, and whoever waits for one
 * of them gives up after `patienceMs`.
 */
export const bulkhead = (places: number, patienceMs: number): Bulkhead => {
  const compartments = new Map<string, Compartment>()

  const enter = ({ waiting }: Compartment): Promise<boolean> =>
    new Promise((resolve) => {
      const called = () => {
        clearTimeout(patience)
        resolve(true)
      }
      const patience = setTimeout(() => {
        waiting.delete(called)
        resolve(false)
      }, patienceMs)
      waiting.add(called)
    })

  const leave = (id: string, compartment: Compartment) => {
    const [next] = compartment.waiting
    if (next) {
      // The place passes to whoever has waited longest.
      compartment.waiting.delete(next)
      next()
    } else if (--compartment.underWay === 0) compartments.delete(id)
  }

  return async (id, call) => {
    let compartment = compartments.get(id)
    if (!compartment) {
      compartment = { underWay: 0, waiting: new Set() }
      compartments.set(id, compartment)
    }
    if (compartment.underWay < places) compartment.underWay++
    else if (!(await enter(compartment))) return undefined
    try {
      return await call()
    } finally {
      leave(id, compartment)
    }
  }
}

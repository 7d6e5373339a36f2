import type { CallLimits } from './call-limits.js'

/** Someone who waits for a place at a callback. */
export interface Caller {
  readonly giveUp: () => void
  timer?: NodeJS.Timeout
}

/** The places of callbacks: how many calls to each may be under way at the same time. */
export interface CallbackPlaces<Own extends Caller> {
  /** Takes a place; false where none is free: then the caller waits for one, and gives up in time. */
  readonly take: (id: string, caller: Own) => boolean
  /** A call that has one turns out to be slow. */
  readonly slowDown: (id: string) => void
  /** Frees a place; answers who has waited longest for one and may have it now. */
  readonly free: (id: string, wasSlow: boolean) => Own | undefined
}

/** The calls of one callback. */
interface Compartment<Own> {
  underWay: number
  slow: number
  /** Made when the first one has to wait. */
  waiting?: Set<Own>
}

/** Places by callback. While calls are crowded, a callback that hangs gets no more of them, and any other one few. */
export const callbackPlaces = <Own extends Caller>(
  { maxPerCallback, maxWhenCrowded, slotMs }: CallLimits,
  isCrowded: () => boolean,
): CallbackPlaces<Own> => {
  const compartments = new Map<string, Compartment<Own>>()

  const isFull = ({ underWay, slow }: Compartment<Own>) =>
    isCrowded() ? slow > 0 || underWay >= maxWhenCrowded : underWay >= maxPerCallback

  const compartmentOf = (id: string): Compartment<Own> => {
    const known = compartments.get(id)
    if (known) return known
    const compartment = { underWay: 0, slow: 0 }
    compartments.set(id, compartment)
    return compartment
  }

  const wait = (caller: Own, waiting: Set<Own>) => {
    waiting.add(caller)
    caller.timer = setTimeout(() => {
      waiting.delete(caller)
      caller.giveUp()
    }, slotMs)
  }

  return {
    take: (id, caller) => {
      const compartment = compartmentOf(id)
      const isFree = !isFull(compartment)
      if (isFree) compartment.underWay++
      else wait(caller, (compartment.waiting ??= new Set()))
      return isFree
    },
    slowDown: (id) => {
      compartmentOf(id).slow++
    },
    free: (id, wasSlow) => {
      const compartment = compartmentOf(id)
      compartment.underWay--
      if (wasSlow) compartment.slow--
      const { waiting } = compartment
      const [first] = waiting ?? []
      if (waiting && first && !isFull(compartment)) {
        waiting.delete(first)
        clearTimeout(first.timer)
        return first
      }
      if (compartment.underWay === 0) compartments.delete(id)
      return undefined
    },
  }
}

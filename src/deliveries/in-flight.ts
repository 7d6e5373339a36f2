/** Starts work of some weight when there is room for it, and gives its result. It may make way before its patience is over. */
export type InFlight = <T>(weight: number, start: (makeWay: () => void) => Promise<T>) => Promise<T>

interface Waiting {
  readonly weight: number
  readonly called: () => void
}

/**
 * Bounds how much work is young at once, by its weight; whatever is heavier than all room runs alone. What has been under way for
 * `patienceMs` no longer counts: work that hangs does not keep the room of the others. First come, first served.
 */
export const inFlight = (room: number, patienceMs: number): InFlight => {
  const waiting: Waiting[] = []
  let young = 0

  const fits = (weight: number) => young === 0 || young + weight <= room

  const leave = (weight: number) => {
    young -= weight
    for (let next = waiting[0]; next && fits(next.weight); next = waiting[0]) {
      waiting.shift()
      young += next.weight
      next.called()
    }
  }

  return async (weight, start) => {
    if (waiting.length === 0 && fits(weight)) young += weight
    else await new Promise<void>((called) => waiting.push({ weight, called }))

    let isYoung = true
    const age = () => {
      if (isYoung) leave(weight)
      isYoung = false
    }
    const patience = setTimeout(age, patienceMs)
    try {
      return await start(age)
    } finally {
      clearTimeout(patience)
      age()
    }
  }
}

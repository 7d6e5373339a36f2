/** Starts work of some weight when there is room for it, and gives its result. The work may make way before it ends. */
export type InFlight = <T>(weight: number, start: (makeWay: () => void) => Promise<T>) => Promise<T>

interface Waiting {
  readonly weight: number
  readonly called: () => void
}

/**
 * Bounds how much work is under way at once, by its weight; whatever is heavier than all room runs alone. First come, first served.
 * Throws when there was no room for so long: the host would end whoever waits longer, and all that runs beside it.
 */
export const inFlight = (room: number, longestWaitMs: number): InFlight => {
  const waiting: Waiting[] = []
  let underWay = 0

  const fits = (weight: number) => underWay === 0 || underWay + weight <= room

  const admitNext = () => {
    for (let next = waiting[0]; next && fits(next.weight); next = waiting[0]) {
      waiting.shift()
      underWay += next.weight
      next.called()
    }
  }

  const wait = (weight: number) =>
    new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => {
        waiting.splice(waiting.indexOf(caller), 1)
        const seconds = longestWaitMs / 1000
        reject(new Error(`No room for ${weight} deliveries within ${seconds} seconds`))
        admitNext()
      }, longestWaitMs)
      const caller = {
        weight,
        called: () => {
          clearTimeout(patience)
          resolve()
        },
      }
      waiting.push(caller)
    })

  return async (weight, start) => {
    if (waiting.length === 0 && fits(weight)) underWay += weight
    else await wait(weight)

    let isUnderWay = true
    const makeWay = () => {
      if (!isUnderWay) return
      isUnderWay = false
      underWay -= weight
      admitNext()
    }
    try {
      return await start(makeWay)
    } finally {
      makeWay()
    }
  }
}

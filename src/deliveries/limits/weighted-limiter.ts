/** Starts work of some weight when the limit allows it, and gives its result. The work may release its weight before it ends. */
export type WeightedLimiter = <T>(
  weight: number,
  start: (releaseEarly: () => void) => Promise<T>,
) => Promise<T>

interface Waiting {
  readonly weight: number
  readonly admit: () => void
}

/**
 * Limits how much work is under way at the same time, by its weight. First come, first served; what is heavier than the limit runs
 * alone. Throws when work has waited for `longestWaitMs`: the host would end whoever waits longer, and all that runs beside it.
 */
export const weightedLimiter = (maxWeight: number, longestWaitMs: number): WeightedLimiter => {
  const queue: Waiting[] = []
  let underWay = 0

  const fits = (weight: number) => underWay === 0 || underWay + weight <= maxWeight

  const admitNext = () => {
    for (let next = queue[0]; next && fits(next.weight); next = queue[0]) {
      queue.shift()
      underWay += next.weight
      next.admit()
    }
  }

  const wait = (weight: number) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1)
        const seconds = longestWaitMs / 1000
        reject(new Error(`No room for ${weight} deliveries within ${seconds} seconds`))
        admitNext()
      }, longestWaitMs)
      const waiting = {
        weight,
        admit: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      queue.push(waiting)
    })

  return async (weight, start) => {
    if (queue.length === 0 && fits(weight)) underWay += weight
    else await wait(weight)

    let isHeld = true
    const releaseEarly = () => {
      if (!isHeld) return
      isHeld = false
      underWay -= weight
      admitNext()
    }
    try {
      return await start(releaseEarly)
    } finally {
      releaseEarly()
    }
  }
}

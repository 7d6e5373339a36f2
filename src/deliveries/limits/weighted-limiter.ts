/**
 * Starts work of some weight when the limit allows it, and gives its result; undefined when it could not start in time. The work may
 * release its weight before it ends.
 */
export type WeightedLimiter = <T>(
  weight: number,
  start: (releaseEarly: () => void) => Promise<T>,
) => Promise<T | undefined>

interface Waiting {
  readonly weight: number
  readonly admit: () => void
}

/**
 * Limits how much work is under way at the same time, by its weight. First come, first served; what is heavier than the limit runs
 * alone. What has waited for `longestWaitMs` does not start any more: the host ends whoever waits too long, and all that runs beside it.
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
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1)
        resolve(false)
        admitNext()
      }, longestWaitMs)
      const waiting = {
        weight,
        admit: () => {
          clearTimeout(timer)
          resolve(true)
        },
      }
      queue.push(waiting)
    })

  return async (weight, start) => {
    if (queue.length === 0 && fits(weight)) underWay += weight
    else if (!(await wait(weight))) return undefined

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

/** Starts work when there is room, and gives its result. The work may make way before its patience is over. */
export type InFlight = <T>(start: (makeWay: () => void) => Promise<T>) => Promise<T>

/**
 * Bounds how much work is young at once. What has been under way for `patienceMs` no longer counts: a receiver that hangs keeps
 * its own connection, not the room of the others.
 */
export const inFlight = (room: number, patienceMs: number): InFlight => {
  const waiting: (() => void)[] = []
  let young = 0

  // Room passes straight to whoever has waited longest.
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else young--
  }

  return async (start) => {
    if (young < room) young++
    else await new Promise<void>((called) => waiting.push(called))

    let isYoung = true
    const age = () => {
      if (isYoung) leave()
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

/** Work that is under way. `track` yields what it is given, and counts it until it settles either way. */
export interface RunningInvocations {
  readonly track: <T>(work: Promise<T>) => Promise<T>
  readonly count: () => number
  /** Resolves when no more than so many run, what starts meanwhile included. */
  readonly atMost: (limit: number) => Promise<void>
}

/** Keeps account of running work, so that a listener can pace itself and a drain can wait. */
export const runningInvocations = (): RunningInvocations => {
  let running = 0
  let waiting: (() => void)[] = []
  const end = (): void => {
    running -= 1
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }
  return {
    track: (work) => {
      running += 1
      work.then(end, end)
      return work
    },
    count: () => running,
    atMost: async (limit) => {
      while (running > limit) await new Promise<void>((resolve) => waiting.push(resolve))
    },
  }
}

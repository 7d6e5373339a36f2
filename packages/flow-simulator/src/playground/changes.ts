/** Counts changes, and lets one wait for the next. */
export const createChanges = () => {
  let version = 1
  let waiting: (() => void)[] = []

  return {
    version: () => version,
    changed: () => {
      version += 1
      const told = waiting
      waiting = []
      for (const tell of told) tell()
    },
    /** Resolves when there is a version after this one, or after so many milliseconds. */
    after: (seen: number, milliseconds: number): Promise<void> => {
      if (version > seen) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        timer.unref()
        waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    },
  }
}

/** Work that is begun piece by piece, and what it comes to. */
export interface Gathering<T> {
  readonly add: (work: Promise<T>) => void
  /** Whether a piece has failed. */
  readonly hasFailed: () => boolean
  /**
   * What all pieces came to, in the order in which they were added, once the last of them is over; throws the first failure then, when
   * none is under way any more. `settled` is told how many are still open as each of them ends.
   */
  readonly all: (settled?: (open: number) => void) => Promise<readonly T[]>
  /** How many pieces were added, and how many of them are open. */
  readonly counts: () => { readonly added: number; readonly open: number }
}

/** Gathers work: each piece costs one promise, however many there are. */
export const gathering = <T>(): Gathering<T> => {
  const results: T[] = []
  const failures: { readonly error: unknown }[] = []
  let added = 0
  let open = 0
  let settled: ((open: number) => void) | undefined
  let allOver: (() => void) | undefined

  const end = () => {
    open--
    settled?.(open)
    if (open === 0) allOver?.()
  }

  return {
    add: (work) => {
      const index = added++
      open++
      work.then(
        (result) => {
          results[index] = result
          end()
        },
        (error: unknown) => {
          failures.push({ error })
          end()
        },
      )
    },
    hasFailed: () => failures.length > 0,
    all: async (tell) => {
      settled = tell
      if (open > 0)
        await new Promise<void>((resolve) => {
          allOver = resolve
        })
      const [failure] = failures
      if (failure) throw failure.error
      return results
    },
    counts: () => ({ added, open }),
  }
}

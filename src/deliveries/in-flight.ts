import pLimit from 'p-limit'

/** Starts work when there is room, and gives its result. */
export type InFlight = <T>(start: () => Promise<T>) => Promise<T>

/**
 * Bounds how many POSTs are young at once. One that has been waiting for `patienceMs` no longer counts: a receiver that hangs
 * keeps its own connection, not the room of the others.
 */
export const inFlight = (room: number, patienceMs: number): InFlight => {
  const limit = pLimit(room)
  return (start) =>
    new Promise((resolve, reject) => {
      void limit(
        () =>
          new Promise<void>((release) => {
            const patience = setTimeout(release, patienceMs)
            start()
              .then(resolve, reject)
              .finally(() => {
                clearTimeout(patience)
                release()
              })
          }),
      )
    })
}

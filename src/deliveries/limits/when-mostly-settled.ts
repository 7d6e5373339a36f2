/** A few that take this much longer than the others are not waited for. */
const graceMs = 100

/**
 * Calls back once, when nine of ten promises have settled and the others let it wait, or when many of them let it wait for
 * `longestMs`; never, when all of them settle in time.
 */
export const whenFewAreLeft = (
  promises: readonly Promise<unknown>[],
  longestMs: number,
  callBack: () => void,
): void => {
  if (promises.length === 0) return
  const few = Math.floor(promises.length / 10)
  let left = promises.length
  let isFew = false
  let patience = setTimeout(() => {
    isFew = true
    callBack()
  }, longestMs)
  const settled = () => {
    left--
    if (left === 0) clearTimeout(patience)
    else if (left <= few && !isFew) {
      isFew = true
      clearTimeout(patience)
      patience = setTimeout(callBack, graceMs)
    }
  }
  for (const promise of promises) promise.then(settled, settled)
}

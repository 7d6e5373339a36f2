/** Once all but a tenth have settled, the rest are given this much longer. */
const graceMs = 100

/**
 * Calls back once: soon after nine of ten promises have settled, or after `longestMs` when more of them are still open; never, when
 * all of them settle before that.
 */
export const whenMostlySettled = (
  promises: readonly Promise<unknown>[],
  longestMs: number,
  callBack: () => void,
): void => {
  if (promises.length === 0) return
  const few = Math.floor(promises.length / 10)
  let open = promises.length
  let isMostlySettled = false
  let timer = setTimeout(() => {
    isMostlySettled = true
    callBack()
  }, longestMs)
  const settled = () => {
    open--
    if (open === 0) clearTimeout(timer)
    else if (open <= few && !isMostlySettled) {
      isMostlySettled = true
      clearTimeout(timer)
      timer = setTimeout(callBack, graceMs)
    }
  }
  for (const promise of promises) promise.then(settled, settled)
}

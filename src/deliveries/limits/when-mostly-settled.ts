/** Once all but a tenth have settled, the rest are given this much longer. */
const graceMs = 100

/**
 * Calls back once: soon after nine of ten pieces of work have settled, or after `longestMs` when more of them are still open; never, when
 * all of them settle before that. Answers what is to be told how many are still open as each of them settles.
 */
export const whenMostlySettled = (
  { added, open }: { readonly added: number; readonly open: number },
  longestMs: number,
  callBack: () => void,
): ((open: number) => void) => {
  const few = Math.floor(added / 10)
  let isMostlySettled = false
  let timer = setTimeout(() => {
    isMostlySettled = true
    callBack()
  }, longestMs)
  const settled = (left: number) => {
    if (left === 0) clearTimeout(timer)
    else if (left <= few && !isMostlySettled) {
      isMostlySettled = true
      clearTimeout(timer)
      timer = setTimeout(callBack, graceMs)
    }
  }
  settled(open)
  return settled
}

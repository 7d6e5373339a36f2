/** A few that take this much longer than the others are not waited for. */
const graceMs = 100

/** Calls back when nine of ten promises have settled and the others let it wait; never, when all of them settle in time. */
export const whenFewAreLeft = (
  promises: readonly Promise<unknown>[],
  callBack: () => void,
): void => {
  const few = Math.floor(promises.length / 10)
  let left = promises.length
  let grace: NodeJS.Timeout | undefined
  const settled = () => {
    left--
    if (left === 0) clearTimeout(grace)
    else if (left <= few) grace ??= setTimeout(callBack, graceMs)
  }
  for (const promise of promises) promise.then(settled, settled)
}

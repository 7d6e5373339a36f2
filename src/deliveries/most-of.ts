/** Resolves when all but a tenth of some promises have settled, whichever way: a few that take long are not waited for. */
export const mostOf = (promises: readonly Promise<unknown>[]): Promise<void> =>
  new Promise((resolve) => {
    let left = Math.ceil(promises.length * 0.9)
    if (left === 0) resolve()
    const settled = () => {
      if (--left === 0) resolve()
    }
    for (const promise of promises) promise.then(settled, settled)
  })

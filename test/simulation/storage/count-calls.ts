import { AsyncLocalStorage } from 'node:async_hooks'

const counting = new AsyncLocalStorage<{ calls: number }>()

/** Notes a storage call, for whoever counts those that follow from what they began. */
export const noteCall = (): void => {
  const count = counting.getStore()
  if (count) count.calls++
}

/** Does something, and counts the storage calls that it makes. */
export const withCalls = <T>(
  work: () => Promise<T>,
): Promise<{ readonly answer: T; readonly calls: number }> => {
  const count = { calls: 0 }
  return counting.run(count, async () => ({ answer: await work(), calls: count.calls }))
}

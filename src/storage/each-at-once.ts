/**
 * Works on each item of a stream, some at the same time. One that fails keeps nobody from working on the others; the first failure is
 * thrown when all is over.
 */
export const eachAtOnce = async <T>(
  items: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const iterator = items[Symbol.asyncIterator]()
  const failures: unknown[] = []
  const worker = async () => {
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      await work(next.value).catch((error: unknown) => failures.push(error))
  }
  const ends = await Promise.allSettled(Array.from({ length: most }, worker))
  for (const end of ends) if (end.status === 'rejected') failures.push(end.reason)
  if (failures.length > 0) throw failures[0]
}

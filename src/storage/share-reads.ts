/**
 * Lets those who ask for the same thing while it is being read share the next read: what each of them gets was read after he
 * asked, so that nobody misses what was written before. A read that fails fails for all who share it.
 */
export const shareReads = <Key, T>(
  read: (key: Key) => Promise<T>,
  nameOf: (key: Key) => string,
): ((key: Key) => Promise<T>) => {
  const underWay = new Map<string, Promise<unknown>>()
  const next = new Map<string, Promise<T>>()

  const begin = (name: string, key: Key): Promise<T> => {
    const reading = read(key)
    const settled = reading.then(
      () => underWay.delete(name),
      () => underWay.delete(name),
    )
    underWay.set(name, settled)
    return reading
  }

  return (key) => {
    const name = nameOf(key)
    const yetToBegin = next.get(name)
    if (yetToBegin) return yetToBegin
    const before = underWay.get(name)
    if (!before) return begin(name, key)
    const shared = before.then(() => {
      next.delete(name)
      return begin(name, key)
    })
    next.set(name, shared)
    return shared
  }
}

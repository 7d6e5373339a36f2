import { setTimeout as pause } from 'node:timers/promises'
import { longestWaitMs } from './group-writes.js'

/**
 * Lets those who ask for the same thing while it is being read share the next read: what each of them gets was read after it
 * asked, so that none misses what was written before. A read that fails fails for all who share it; where one hangs, another is made
 * beside it.
 */
export const shareReads = <Key, T>(
  read: (key: Key) => Promise<T>,
  nameOf: (key: Key) => string,
  waitMs = longestWaitMs,
): ((key: Key) => Promise<T>) => {
  const underWay = new Map<string, Promise<unknown>>()
  const next = new Map<string, Promise<T>>()

  const begin = (name: string, key: Key): Promise<T> => {
    const reading = read(key)
    const done = () => {
      if (underWay.get(name) === settled) underWay.delete(name)
    }
    const settled: Promise<unknown> = reading.then(done, done)
    underWay.set(name, settled)
    return reading
  }

  const beginAfter = async (before: Promise<unknown>, name: string, key: Key): Promise<T> => {
    await Promise.race([before, pause(waitMs, undefined, { ref: false })])
    next.delete(name)
    return begin(name, key)
  }

  return (key) => {
    const name = nameOf(key)
    const yetToBegin = next.get(name)
    if (yetToBegin) return yetToBegin
    const before = underWay.get(name)
    if (!before) return begin(name, key)
    const shared = beginAfter(before, name, key)
    next.set(name, shared)
    return shared
  }
}

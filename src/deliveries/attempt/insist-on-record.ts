import { LRUCache } from 'lru-cache'
import { functionTimeoutMs } from '../../host-limits.js'
import { isStorageFault } from '../../storage/storage-fault.js'

/**
 * Does some work, whose name is unique, and records what it made. Storage that fails is asked again for three minutes; after that it
 * throws, and remembers what was made: whoever comes with the same name again on this process records it without doing it anew.
 */
export type InsistOnRecord<Made> = <Recorded>(
  name: string,
  work: () => Promise<Made>,
  record: (made: Made) => Promise<Recorded>,
) => Promise<{ readonly made: Made; readonly recorded: Recorded }>

/** The clock, and how much of what was made is remembered: so many deliveries, each of which weighs 1. */
export interface InsistOnRecordParts<Made> {
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<unknown>
  readonly weigh: (made: Made) => number
}

const longestMs = functionTimeoutMs * 0.3
const firstPauseMs = 500
const longestPauseMs = 15_000
const remembered = 20_000

/** Keeps what was POSTed from being POSTed again because storage had a hiccup. */
export const insistOnRecord = <Made extends object>({
  now,
  pause,
  weigh,
}: InsistOnRecordParts<Made>): InsistOnRecord<Made> => {
  const unrecorded = new LRUCache<string, Made>({ maxSize: remembered, sizeCalculation: weigh })

  return async (name, work, record) => {
    const made = unrecorded.get(name) ?? (await work())
    const until = now().getTime() + longestMs
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        const recorded = await record(made)
        unrecorded.delete(name)
        return { made, recorded }
      } catch (error) {
        unrecorded.set(name, made)
        if (!isStorageFault(error) || now().getTime() + pauseMs > until) throw error
        await pause(pauseMs)
      }
    }
  }
}

import { newestFirst, timeOf } from '../events/event-id.js'
import { newestKey, olderOf, type EventSpan, type StoredEventKey } from '../events/event-span.js'
import { keyOf } from '../storage/ids.js'

/** Reads the events between two keys, or the newest of them where they are too many. */
export type Read = (after: string, until: string) => Promise<EventSpan>

/** All events up to a key. */
export interface Step {
  readonly keys: readonly StoredEventKey[]
  readonly until: string
}

/** The most spans that one poll reads. */
export const mostReads = 8

/**
 * By how much a span grows over few events, and shrinks, at least, where too much is in it; over emptiness it grows by the square of this.
 * Seven times this divide a year into milliseconds.
 */
const stride = 32

/** So few, that a span so much longer is likely to be read at once, too. */
const few = 1000 / stride

/**
 * Walks from a key to the newest event, oldest first, through a table that yields the newest first. All is tried in one span. Where
 * that is too much, spans lead up to the frontier, each as long as seems to hold half a page; beyond it, it is all or nothing. It
 * gives up after some reads, wherever it is then: it has passed one span at least, so that whoever goes on from there arrives.
 */
export async function* readForward(
  read: Read,
  since: string,
  frontier: () => string,
): AsyncGenerator<Step> {
  let [after, until] = [since, newestKey]
  let [length, tooFar] = [0, Infinity]
  for (let reads = 0; reads < mostReads && after !== newestKey; reads++) {
    const { keys, isWhole } = await read(after, until)
    const edge = frontier()
    if (isWhole) {
      yield { keys, until }
      after = until
      length *= growth(keys.length)
    } else {
      if (after <= edge) return
      if (until !== newestKey) tooFar = msOf(until)
      length = shorter(length || msOf(edge) - msOf(after), keys)
    }
    until = after <= edge ? newestKey : olderOf(edge, next(msOf(after), length, tooFar))
  }
}

/** Where nothing is, there may be nothing for long. */
const growth = (found: number) => (found === 0 ? stride ** 2 : found <= few ? stride : 1)

/** The end of a span of this length; nearer when it is known that this is too far. */
const next = (from: number, length: number, tooFar: number) => {
  const middle = tooFar > from ? (from + tooFar) / 2 : Infinity
  return newestFirst(new Date(Math.max(from + 1, Math.min(from + length, middle))))
}

const shorter = (length: number, keys: readonly StoredEventKey[]) => {
  const halfPage = (timeAt(keys.at(-1)) - timeAt(keys[0])) / 2
  return Math.max(1, Math.floor(Math.min(halfPage, length / stride)))
}

const msOf = (key: string) => timeOf(key).getTime()

const timeAt = (key: StoredEventKey | undefined) => (key ? msOf(keyOf(key.eventId)) : 0)

import { randomBytes } from 'node:crypto'

/**
 * Subscriptions' keys are random hex digits, spread evenly: the n-th of `count` equal slices of the key space holds about
 * 1/count of them, so that work can be divided without reading the rows first.
 */
export interface KeyRange {
  /** Included. */
  readonly from: string
  /** Not included. */
  readonly before: string
}

const digits = 8
const keyBytes = 16
const space = 16 ** digits

const bound = (slice: number, count: number) =>
  Math.floor((slice / count) * space)
    .toString(16)
    .padStart(digits, '0')

/**
 * A new key; that of a successor is in the same slice as its predecessor's, however many slices there are: a flow that is saved again
 * while slices are read is in one that is yet to be read, or has been found already.
 */
export const newKey = (predecessor = ''): string =>
  lineOf(predecessor) + randomBytes(keyBytes).toString('hex')

/** What the key of a subscription has in common with those of all that it has replaced, and that have replaced it. */
export const lineOf = (key: string): string => key.slice(0, digits)

/** Whether a subscription may have replaced another one, by their keys: of very many, two may be like that by chance. */
export const isSameLine = (a: string, b: string): boolean => lineOf(a) === lineOf(b)

/** Whether a subscription has taken the place of another one: its key is longer by what it has taken over. */
export const isSuccessor = (key: string): boolean => key.length > 2 * keyBytes

/** Past every hex digit, and before the keys of other rows in the same partition. */
export const endOfKeys = 'g'

/** The range of keys of one slice, counted from 0. */
export const keyRange = (slice: number, count: number): KeyRange => ({
  from: bound(slice, count),
  before: slice + 1 >= count ? endOfKeys : bound(slice + 1, count),
})

/** About how many keys there are, when the first `seen` of them end with `lastKey` and others follow. */
export const countFrom = (seen: number, lastKey: string): number =>
  Math.max(seen + 1, estimateCount(seen, lastKey))

/** About how many keys there are, when the first `seen` of them end with `lastKey`. */
export const estimateCount = (seen: number, lastKey: string): number => {
  const share = (parseInt(lastKey.slice(0, digits), 16) + 1) / space
  return Math.ceil(seen / share)
}

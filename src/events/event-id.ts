import { randomBytes } from 'node:crypto'
import { keyOf, toId } from '../storage/ids.js'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford's base 32, in the order that tables sort by
const timeLength = 10
const furthest = 2 ** 50 - 1

const digit = (value: number) => alphabet.charAt(value % 32)

/**
 * The time as ten characters of which the newest sorts first: tables list rows in ascending order only. One before 1970, or after the year
 * 37,000, is taken for the first or the last that there is: no event was fired beyond those.
 */
export const newestFirst = (time: Date): string => {
  let rest = furthest - Math.min(Math.max(time.getTime(), 0), furthest)
  let text = ''
  for (let i = 0; i < timeLength; i++) {
    text = digit(rest) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** No event is older: keys reach back as far as this. */
export const theBeginning = new Date(0)

/** The time that newestFirst wrote. */
export const timeOf = (key: string): Date => {
  let rest = 0
  for (const character of key.slice(0, timeLength)) rest = rest * 32 + alphabet.indexOf(character)
  return new Date(furthest - rest)
}

/** A new event's id: its type, its time, and 80 random bits. */
export const newEventId = (eventType: string, firedAt: Date): string =>
  toId(eventType, newestFirst(firedAt) + Array.from(randomBytes(16), digit).join(''))

/** Marks, after the time, the keys of events that were fired together: it is no digit of Crockford's. */
const mark = 'u'

const ownLength = 2

/**
 * Ids for events that are fired together, a hundred at most: all but the last two characters of them are the same, and a later one sorts
 * before those ahead of it, as if it were newer.
 */
export const newEventIds = (eventType: string, firedAt: Date, count: number): readonly string[] => {
  if (count === 1) return [newEventId(eventType, firedAt)]
  const random = Array.from(randomBytes(13), digit).join('')
  return Array.from({ length: count }, (_, i) => {
    const own = String(count - 1 - i).padStart(ownLength, '0')
    return toId(eventType, newestFirst(firedAt) + mark + random + own)
  })
}

/** What an event's id has in common with those that were fired together with it, and what it has of its own: '' where it was fired alone. */
export const splitEventId = (id: string): { readonly shared: string; readonly own: string } => {
  const isAlone = keyOf(id).charAt(timeLength) !== mark
  const end = isAlone ? id.length : id.length - ownLength
  return { shared: id.slice(0, end), own: id.slice(end) }
}

/** Ids, those of one event type and millisecond together, in order. */
export const byMoment = (ids: readonly string[]): readonly (readonly string[])[] => {
  const moments = new Map<string, string[]>()
  for (const id of [...ids].sort()) {
    const moment = id.slice(0, id.length - keyOf(id).length + timeLength)
    const together = moments.get(moment)
    if (together) together.push(id)
    else moments.set(moment, [id])
  }
  return [...moments.values()]
}

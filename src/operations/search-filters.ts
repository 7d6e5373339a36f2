import type { DeadLetterQuery } from '../delivery-store/dead-letters/dead-letter-query.js'
import { theBeginning } from '../events/event-id.js'
import { parseIsoTime } from '../iso-time.js'
import { Problem } from '../problem.js'
import { parseId } from '../storage/ids.js'

/** What narrows dead letters down, by name. */
export const searchFilters = ['eventType', 'subscriptionId', 'reason', 'from', 'until'] as const

/** Criteria as they come from outside: of a URL, a body or a command line. */
export type SearchFilters = Readonly<Partial<Record<(typeof searchFilters)[number], unknown>>>

const longest = 200

/** Reads criteria; throws a Problem that names the first one that is not valid. */
export const readSearchFilters = (
  given: SearchFilters,
  eventTypeNamed: (name: string) => string = (name) => name.toLowerCase(),
): Omit<DeadLetterQuery, 'tenantId'> => {
  const text = (name: keyof SearchFilters) => readText(name, given[name])
  const [eventType, subscriptionId, reason] = [
    text('eventType'),
    text('subscriptionId'),
    text('reason'),
  ]
  const [from, until] = [readTime('from', text('from')), readTime('until', text('until'))]
  if (subscriptionId !== undefined && !parseId(subscriptionId))
    throw new Problem('query-invalid', 'The parameter "subscriptionId" is no subscription’s id.')
  if (eventType !== undefined && !/^[\w.]{1,63}$/.test(eventType))
    throw new Problem('query-invalid', 'The parameter "eventType" is no name of an event type.')
  if (until && until <= theBeginning)
    throw new Problem('query-invalid', 'The parameter "until" is before 1970, as no event is.')
  if (from && until && from >= until)
    throw new Problem('query-invalid', 'The parameter "from" is not before "until".')
  return {
    ...(eventType === undefined ? {} : { eventType: eventTypeNamed(eventType) }),
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
    ...(reason === undefined ? {} : { reason }),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  }
}

const readText = (name: string, value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string' && value.length <= longest) return value.trim()
  throw new Problem(
    'query-invalid',
    `The parameter "${name}" is no text of at most ${longest} characters.`,
  )
}

/** A time as ISO 8601, or a day, which begins at midnight UTC; a Problem that names the parameter for anything else. */
export const readTime = (name: string, text: string | undefined): Date | undefined => {
  if (text === undefined) return undefined
  const time = parseIsoTime(text)
  if (time) return time
  throw new Problem(
    'query-invalid',
    `The parameter "${name}" is no time such as 2026-03-02T12:00:00Z.`,
  )
}

/** A whole number from 1 to `most`; a Problem that names the parameter for anything else. */
export const readLimit = (text: string | null, usual: number, most: number): number => {
  if (text === null) return usual
  const limit = /^\d+$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= most) return limit
  throw new Problem('query-invalid', `The parameter "limit" is no number from 1 to ${most}.`)
}

/** One of several words, undefined for none; a Problem that names the parameter and its words for anything else. */
export const readChoice = <T extends string>(
  name: string,
  value: string | null,
  words: readonly T[],
): T | undefined => {
  if (value === null || value === '') return undefined
  const found = words.find((each) => each === value)
  if (found !== undefined) return found
  throw new Problem('query-invalid', `The parameter "${name}" is one of ${words.join(', ')}.`)
}

import type { EventType } from '../catalogue/event-type.js'
import { filtersOf, type FilterDeclaration } from '../catalogue/filter-declarations.js'
import { valuesAt } from '../catalogue/values-at.js'
import { isJsonObject } from '../json-object.js'
import { Problem } from '../problem.js'
import { fitsFilter } from './fits-filter.js'

type Plain = string | number | boolean

/**
 * What an event's payload must hold: values by the path of a property, or by `path:comparison`. Stored with subscriptions, those of
 * before too, which have names of properties only.
 */
export type Filters = Readonly<Record<string, Plain | readonly Plain[]>>

/** The property that the platform writes its callback URL into. */
const callback = 'Url'

/**
 * The filters in a subscribe call's body, which the catalogue declares. A maker who leaves an input empty filters nothing by it; a value
 * that the property can never have is a Problem, and so is a filter that there is not: a flow that is saved with one that has been
 * renamed would get every event.
 */
export const parseFilters = (body: unknown, eventType: EventType): Filters => {
  const given = isJsonObject(body) ? body : {}
  const declared = filtersOf(eventType)
  const known = declared.map(({ input }) => input)
  const unknown = Object.keys(given).find(
    (name) => name !== callback && !known.includes(name) && !isEmpty(given[name]),
  )
  if (unknown !== undefined)
    throw new Problem(
      'filter-unknown',
      `"${eventType.name}" has no filter "${unknown.slice(0, 100)}". It can be filtered by: ${known.join(', ') || 'nothing'}.`,
    )
  return Object.fromEntries(
    declared
      .filter(({ input }) => !isEmpty(given[input]))
      .map((filter) => [filter.key, parseValue(given[filter.input], filter, eventType)]),
  )
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)

const parseValue = (value: unknown, filter: FilterDeclaration, eventType: EventType) => {
  const values: readonly unknown[] =
    filter.is === 'oneOf' ? (Array.isArray(value) ? value : [value]) : [value]
  const parsed = values.map((each) => {
    const fault = fitsFilter(each, filter, eventType)
    if (fault !== undefined || !isPlain(each))
      throw new Problem(
        'filter-invalid',
        `The filter "${filter.input}" ${fault ?? 'is no plain value'}.`,
      )
    return each
  })
  const [first = ''] = parsed
  return filter.is === 'oneOf' ? parsed : first
}

const isPlain = (value: unknown): value is Plain =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** What a payload holds somewhere, as it is and as it is compared. */
interface Held {
  readonly value: unknown
  readonly folded: unknown
}

/** One filter: its key, and what it asks for. */
export type Filter = readonly [key: string, wanted: Filters[string]]

/**
 * The first filter that a payload does not hold, undefined where it holds them all; texts are compared in any case, and in any of
 * Unicode's forms. A payload is looked through once, however many filters are asked about it.
 */
export const unmetBy = (
  payload: Readonly<Record<string, unknown>>,
): ((filters: Filters) => Filter | undefined) => {
  const known = new Map<string, readonly Held[]>()
  const heldAt = (path: string): readonly Held[] => {
    const held =
      known.get(path) ?? valuesAt(payload, path).map((value) => ({ value, folded: fold(value) }))
    known.set(path, held)
    return held
  }
  return (filters) =>
    Object.entries(filters).find(([key, wanted]) => {
      const [path = '', is = 'equal'] = key.split(':')
      return !heldAt(path).some((held) => holds[is]?.(held, wanted) ?? false)
    })
}

/** Whether a payload holds what filters ask for. */
export const holding = (
  payload: Readonly<Record<string, unknown>>,
): ((filters: Filters) => boolean) => {
  const unmet = unmetBy(payload)
  return (filters) => unmet(filters) === undefined
}

/** The same for one subscription's filters. */
export const matchesFilters = (
  filters: Filters,
  payload: Readonly<Record<string, unknown>>,
): boolean => holding(payload)(filters)

type Wanted = Filters[string]

const listOf = (wanted: Wanted): readonly Plain[] =>
  typeof wanted === 'object' ? wanted : [wanted]

/** What a comparison of a later version means is not known here: nothing fits it. */
const holds: Readonly<Record<string, (held: Held, wanted: Wanted) => boolean>> = {
  equal: ({ folded }, wanted) => folded === fold(wanted),
  oneOf: ({ folded }, wanted) => listOf(wanted).some((each) => folded === fold(each)),
  atLeast: ({ value }, wanted) => inOrder(wanted, value),
  atMost: ({ value }, wanted) => inOrder(value, wanted),
  contains: ({ folded }, wanted) => typeof folded === 'string' && folded.includes(text(wanted)),
}

/** Numbers by size, times by when they are. */
const inOrder = (first: unknown, second: unknown): boolean => {
  if (typeof first === 'number' && typeof second === 'number') return first <= second
  if (typeof first !== 'string' || typeof second !== 'string') return false
  return Date.parse(first) <= Date.parse(second)
}

const fold = (value: unknown) => (typeof value === 'string' ? text(value) : value)

const text = (value: unknown) => String(value).trim().normalize().toLowerCase()

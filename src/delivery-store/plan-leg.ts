import type { LegOrder } from '../queues/fan-out-message.js'
import type { PlanPart } from './plan.js'

/**
 * A part of the plan of an event that has very many tenants. They are divided into ranges by the first hex digit of their ids, and
 * each range is walked through in legs, one after the other: range 3 by the legs 3, 19, 35, …
 */
export interface PlanLeg {
  readonly number: number
  readonly parts: readonly PlanPart[]
  /** Where the next leg of the same range begins; absent for its last one. */
  readonly next?: string
}

/** Into how many ranges tenants are divided. Legs that are stored and chunks that are recorded count on it: it stays so for good. */
export const ranges = 16

/** After every key of a partition. */
export const endOfPartitions = '~'

const beginOf = (range: number) =>
  range === 0 ? '' : range === ranges ? endOfPartitions : range.toString(16)

/** The first leg of each range. */
export const firstLegs: readonly LegOrder[] = Array.from({ length: ranges }, (_, number) => ({
  number,
  from: beginOf(number),
  before: beginOf(number + 1),
}))

/** The leg after another one; undefined after the last one of a range. */
export const legAfter = (
  { next }: PlanLeg,
  { number, before }: Pick<LegOrder, 'number' | 'before'>,
): LegOrder | undefined =>
  next === undefined ? undefined : { number: number + ranges, from: next, before }

/** A leg has fewer chunks than this: those of a tenant with eighty million subscriptions. */
const mostChunks = 100_000

/** The first and the last number that a chunk of a leg can have. */
export const chunkNumbers = (leg: number) => ({
  first: leg * mostChunks,
  last: (leg + 1) * mostChunks - 1,
})

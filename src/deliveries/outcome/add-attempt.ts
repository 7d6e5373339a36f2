import type { Attempt, Delivery, EarlierAttempts } from '../../delivery-store/delivery.js'
import type { OutcomeOf } from './outcomes.js'

/** All attempts of a delivery stand in one property of its row, which has room for this many of the wordiest. */
export const mostAttempts = 60

/**
 * A delivery's attempts with one more: the last of them, and how many were made before. Of those that are not kept, each that its
 * schedule still has to know of is counted by what it meant.
 */
export const addAttempt = (
  { attempts, earlier, replayedAt }: Pick<Delivery, 'attempts' | 'earlier' | 'replayedAt'>,
  attempt: Attempt,
  outcomeOf: OutcomeOf,
): Pick<Delivery, 'attempts' | 'earlier'> => {
  const all = [...attempts, attempt]
  if (all.length <= mostAttempts) return { attempts: all, ...(earlier ? { earlier } : {}) }

  const dropped = all.slice(0, -mostAttempts)
  const counted: Record<string, number> = { ...earlier?.counted }
  for (const each of dropped) {
    if (each.at < (replayedAt ?? each.at)) continue
    const { kind } = outcomeOf(each)
    counted[kind] = (counted[kind] ?? 0) + 1
  }
  const made = (earlier?.made ?? 0) + dropped.length
  return {
    attempts: all.slice(-mostAttempts),
    earlier: { made, counted } satisfies EarlierAttempts,
  }
}

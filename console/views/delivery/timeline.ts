import type { Attempt, DeliveryDetails } from '../../api/api-types.js'

/** A step of what happened to a delivery. */
export type Step =
  | { readonly kind: 'fired'; readonly at: string }
  | { readonly kind: 'earlier'; readonly count: number }
  | {
      readonly kind: 'attempt'
      readonly number: number
      readonly attempt: Attempt
      readonly isTaken: boolean
    }
  /** Nothing was sent for so long. */
  | { readonly kind: 'held'; readonly milliseconds: number }
  | { readonly kind: 'next'; readonly at: string }

/** What is shorter is no more than the time that work takes. */
const shortestHold = 5000

/** What happened to a delivery, in its order, with the intervals in which nothing was sent; and what happens next. */
export const timelineOf = (
  delivery: Pick<DeliveryDetails, 'attempts' | 'earlierAttempts' | 'firedAt' | 'nextAttemptAt'>,
): readonly Step[] => {
  const { attempts, earlierAttempts, firedAt, nextAttemptAt } = delivery
  const steps: Step[] = [{ kind: 'fired', at: firedAt }]
  if (earlierAttempts > 0) steps.push({ kind: 'earlier', count: earlierAttempts })
  let before = earlierAttempts > 0 ? undefined : Date.parse(firedAt)
  for (const [index, attempt] of attempts.entries()) {
    const at = Date.parse(attempt.at)
    const milliseconds = before === undefined ? 0 : at - before
    if (milliseconds >= shortestHold) steps.push({ kind: 'held', milliseconds })
    const status = attempt.status ?? 0
    const isTaken = status >= 200 && status <= 299
    steps.push({ kind: 'attempt', number: earlierAttempts + index + 1, attempt, isTaken })
    before = at + attempt.milliseconds
  }
  if (nextAttemptAt) steps.push({ kind: 'next', at: nextAttemptAt })
  return steps
}

import { goodHealth, isGoodHealth, isOnProbation, type CallbackHealth } from './callback-health.js'
import type { CircuitPolicy } from './circuit-policy.js'
import { percentOf } from './way-to-disabled.js'

/** What an answer has changed in how a callback fares. */
export interface AnsweredChange {
  readonly change:
    /** So many calls have failed in a row that it is only probed. */
    | 'on-probation'
    /** It has come so far on the way to being disabled. */
    | 'failing'
    /** It is called no more. */
    | 'disabled'
    /** It answers again. */
    | 'recovered'
    /** Its flow is off. */
    | 'off'
    /** Its flow is on again. */
    | 'on'
  /** Of `failing`: how far, in percent. */
  readonly percent?: number
  /** What the answer meant; of `disabled`, why it was. */
  readonly reason?: string
}

/** Somebody has a callback called again, whatever was held against it: an operator, or its flow, which has subscribed anew. */
export interface OrderedChange {
  readonly change: 'enabled' | 'subscribed'
  /** Who, by object id. */
  readonly by: string
}

/** A change, and when it came, as ISO 8601. */
export type HealthStep = (AnsweredChange | OrderedChange) & { readonly at: string }

/** So many are kept of a callback: then the oldest give way. */
const mostSteps = 20

/** What an answer has changed in how a callback fares, as far as it is worth telling; `reason`: what the answer meant. */
export const changesBetween = (
  policy: Pick<CircuitPolicy, 'disableAfterHours' | 'failures'>,
  before: CallbackHealth,
  after: CallbackHealth,
  reason?: string,
): readonly AnsweredChange[] => {
  if (before.disabledAt) return []
  if (after.disabledAt) return [{ change: 'disabled', reason: after.disabledBecause ?? 'failing' }]
  const why = reason === undefined ? {} : { reason }
  const [percentBefore, percent] = [percentOf(policy, before), percentOf(policy, after)]
  const [wasOnProbation, isNow] = [isOnProbation(policy, before), isOnProbation(policy, after)]
  const changes: AnsweredChange[] = []
  if (percent > percentBefore) changes.push({ change: 'failing', percent, ...why })
  if (isNow && !wasOnProbation) changes.push({ change: 'on-probation', ...why })
  if ((wasOnProbation || percentBefore > 0) && !after.failures)
    changes.push({ change: 'recovered' })
  if (after.parkedSince && !before.parkedSince) changes.push({ change: 'off', ...why })
  if (before.parkedSince && !after.parkedSince) changes.push({ change: 'on' })
  return changes
}

/** A history with what has changed at a time. */
export const withChanges = (
  history: readonly HealthStep[],
  at: Date,
  changes: readonly (AnsweredChange | OrderedChange)[],
): readonly HealthStep[] =>
  [...history, ...changes.map((each) => ({ at: at.toISOString(), ...each }))].slice(-mostSteps)

/** Nothing is held against a callback any more, by somebody's order: a change of it, where anything was. */
export const forgiven = (
  { health, history }: { readonly health: CallbackHealth; readonly history: readonly HealthStep[] },
  at: Date,
  order: OrderedChange,
): { readonly health: CallbackHealth; readonly history?: readonly HealthStep[] } =>
  isGoodHealth(health)
    ? { health: goodHealth }
    : { health: goodHealth, history: withChanges(history, at, [order]) }

/** A history as one text property of a row. */
export const toHistoryText = (history: readonly HealthStep[]): string => JSON.stringify(history)

/** The history that a row's property holds: empty where nothing has changed, or a former version did not note it. */
export const toHistory = (text: string | null | undefined): readonly HealthStep[] =>
  text ? (JSON.parse(text) as readonly HealthStep[]) : []

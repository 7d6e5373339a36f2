import type { Attempt, Outcome } from './delivery.js'

/** A row of the table: what an attempt looks like, and what it means. Absent conditions match anything. */
interface OutcomeRule {
  /** The status of the answer; a rule without one is for attempts that got none. */
  readonly statuses?: readonly [from: number, to: number]
  readonly error?: string
  readonly flowCode?: string
  readonly flowState?: string
  readonly kind: Outcome['kind']
  readonly reason: string
}

/**
 * What each answer of a flow means; the first rule that matches decides, and an unknown answer is a dead letter.
 * Sources: https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers, Microsoft's own sender in
 * Business Central (codeunit 1545), and answers reported in public issues; none of it is a contract.
 */
export const outcomeRules: readonly OutcomeRule[] = [
  { statuses: [200, 299], kind: 'delivered', reason: 'accepted' },
  {
    statuses: [400, 400],
    flowCode: 'WorkflowTriggerIsNotEnabled',
    flowState: 'Deleted',
    kind: 'retire',
    reason: 'flow-deleted',
  },
  {
    statuses: [400, 400],
    flowCode: 'WorkflowTriggerIsNotEnabled',
    kind: 'park',
    reason: 'flow-off',
  },
  { statuses: [404, 404], flowCode: 'WorkflowNotFound', kind: 'retire', reason: 'flow-deleted' },
  {
    statuses: [404, 404],
    flowCode: 'WorkflowTriggerNotFound',
    kind: 'retire',
    reason: 'trigger-removed',
  },
  {
    statuses: [404, 404],
    flowCode: 'WorkflowTriggerVersionNotFound',
    kind: 'retire',
    reason: 'flow-edited',
  },
  { statuses: [410, 410], kind: 'retire', reason: 'gone' },
  { statuses: [408, 408], kind: 'retry', reason: 'timed-out' },
  { statuses: [429, 429], kind: 'retry', reason: 'throttled' },
  { statuses: [500, 599], kind: 'retry', reason: 'server-error' },
  { statuses: [300, 399], kind: 'deadLetter', reason: 'redirected' },
  { statuses: [401, 401], kind: 'deadLetter', reason: 'unauthorized' },
  { statuses: [403, 403], kind: 'deadLetter', reason: 'forbidden' },
  { statuses: [413, 413], kind: 'deadLetter', reason: 'too-large' },
  {
    statuses: [400, 400],
    flowCode: 'TriggerInputSchemaMismatch',
    kind: 'deadLetter',
    reason: 'schema-mismatch',
  },
  { error: 'not-allowed', kind: 'deadLetter', reason: 'callback-not-allowed' },
  { error: 'EMFILE', kind: 'postpone', reason: 'our-network' },
  { error: 'ENFILE', kind: 'postpone', reason: 'our-network' },
  { error: 'ENOBUFS', kind: 'postpone', reason: 'our-network' },
  { error: 'EADDRNOTAVAIL', kind: 'postpone', reason: 'our-network' },
  { error: 'ENETUNREACH', kind: 'postpone', reason: 'our-network' },
  { error: 'ENETDOWN', kind: 'postpone', reason: 'our-network' },
  { error: 'EAI_AGAIN', kind: 'postpone', reason: 'our-network' },
  { error: 'timeout', kind: 'retry', reason: 'timed-out' },
  { kind: 'retry', reason: 'no-answer' },
]

const matches = (rule: OutcomeRule, { status, error, flowCode, flowState }: Attempt) =>
  (rule.statuses === undefined
    ? status === undefined
    : status !== undefined && status >= rule.statuses[0] && status <= rule.statuses[1]) &&
  (rule.error === undefined || rule.error === error) &&
  (rule.flowCode === undefined || rule.flowCode === flowCode) &&
  (rule.flowState === undefined || rule.flowState === flowState)

/** What an attempt means for its delivery. */
export const outcomeOf = (attempt: Attempt): Outcome => {
  const rule = outcomeRules.find((candidate) => matches(candidate, attempt))
  const { kind, reason } = rule ?? { kind: 'deadLetter', reason: 'refused' }
  if (kind === 'delivered') return { kind }
  if (kind === 'retry' && attempt.retryAfter !== undefined)
    return { kind, reason, retryAfter: attempt.retryAfter }
  return { kind, reason }
}

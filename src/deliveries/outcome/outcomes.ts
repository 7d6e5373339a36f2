import type { Attempt, Outcome } from '../../delivery-store/delivery.js'

/** A row of the table: what an attempt looks like, and what it means. Absent conditions match anything. */
export interface OutcomeRule {
  /** The status of the answer; a rule without one is for attempts that got none. */
  readonly statuses?: readonly [from: number, to: number]
  readonly error?: string
  /** The code in the answer; null for an answer without one, which is no flow's. */
  readonly flowCode?: string | null
  readonly flowState?: string
  readonly kind: Outcome['kind']
  readonly reason: string
  /** The event is at fault, not the callback. */
  readonly eventOnly?: true
  /** Its callback will not come back: the subscription is kept for a day, and its delivery waits for its successor. */
  readonly gone?: true
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
    kind: 'park',
    reason: 'flow-edited',
    gone: true,
  },
  // A flow says by a code why it refuses. Without one, what stands before a receiver answers while that restarts or is stopped.
  { statuses: [403, 403], flowCode: null, kind: 'doubt', reason: 'forbidden' },
  { statuses: [404, 404], flowCode: null, kind: 'doubt', reason: 'not-found' },
  { statuses: [421, 421], kind: 'doubt', reason: 'misdirected' },
  { statuses: [423, 423], kind: 'doubt', reason: 'locked' },
  { statuses: [425, 425], kind: 'doubt', reason: 'too-early' },
  { statuses: [410, 410], kind: 'retire', reason: 'gone' },
  { statuses: [408, 408], kind: 'retry', reason: 'timed-out' },
  { statuses: [429, 429], kind: 'retry', reason: 'throttled' },
  { statuses: [500, 599], kind: 'retry', reason: 'server-error' },
  { statuses: [300, 399], kind: 'deadLetter', reason: 'redirected' },
  { statuses: [401, 401], kind: 'quarantine', reason: 'unauthorized' },
  { statuses: [403, 403], kind: 'quarantine', reason: 'forbidden' },
  { statuses: [413, 413], kind: 'deadLetter', reason: 'too-large', eventOnly: true },
  {
    statuses: [400, 400],
    flowCode: 'TriggerInputSchemaMismatch',
    kind: 'deadLetter',
    reason: 'schema-mismatch',
    eventOnly: true,
  },
  { error: 'not-allowed', kind: 'deadLetter', reason: 'callback-not-allowed' },
  // Whoever answers for a name may answer otherwise next time.
  { error: 'address-not-public', kind: 'retry', reason: 'address-not-public' },
  // The key is missing, or the row is not as it was written: nothing is known of the callback.
  { error: 'url-unreadable', kind: 'postpone', reason: 'url-unreadable' },
  { error: 'EMFILE', kind: 'postpone', reason: 'our-network' },
  { error: 'ENFILE', kind: 'postpone', reason: 'our-network' },
  { error: 'ENOBUFS', kind: 'postpone', reason: 'our-network' },
  { error: 'EADDRNOTAVAIL', kind: 'postpone', reason: 'our-network' },
  { error: 'ENETUNREACH', kind: 'postpone', reason: 'our-network' },
  { error: 'ENETDOWN', kind: 'postpone', reason: 'our-network' },
  // A name server that fails is its owner's. Were it ours, storage could not be reached either.
  { error: 'EAI_AGAIN', kind: 'retry', reason: 'name-server-error' },
  { error: 'ESERVFAIL', kind: 'retry', reason: 'name-server-error' },
  { error: 'ETIMEOUT', kind: 'retry', reason: 'name-server-error' },
  { error: 'ENOMEM', kind: 'postpone', reason: 'our-network' },
  { error: 'connect-blocked', kind: 'postpone', reason: 'our-network' },
  { error: 'connect-timeout', kind: 'retry', reason: 'timed-out' },
  { error: 'timeout', kind: 'retry', reason: 'timed-out' },
  { kind: 'retry', reason: 'no-answer' },
]

type Meaning = Pick<OutcomeRule, 'kind' | 'reason' | 'eventOnly' | 'gone'>

/** An answer that no rule describes says nothing sure of the callback: only this event is given up. */
const unknown = { kind: 'deadLetter', reason: 'refused', eventOnly: true } as const

const matches = (rule: OutcomeRule, { status, error, flowCode, flowState }: Attempt) =>
  (rule.statuses === undefined
    ? status === undefined
    : status !== undefined && status >= rule.statuses[0] && status <= rule.statuses[1]) &&
  (rule.error === undefined || rule.error === error) &&
  (rule.flowCode === undefined || rule.flowCode === (flowCode ?? null)) &&
  (rule.flowState === undefined || rule.flowState === flowState)

/** What an attempt means for its delivery. */
export type OutcomeOf = (attempt: Attempt) => Outcome

/** Judges attempts by the table, after the rules of a deployment's own. */
export const outcomesBy =
  (ownRules: readonly OutcomeRule[] = []): OutcomeOf =>
  (attempt) => {
    const fits = (rule: OutcomeRule) => matches(rule, attempt)
    const { kind, reason, eventOnly, gone }: Meaning =
      ownRules.find(fits) ?? outcomeRules.find(fits) ?? unknown
    switch (kind) {
      case 'delivered':
        return { kind }
      case 'retry':
      case 'doubt':
        return attempt.retryAfter === undefined
          ? { kind, reason }
          : { kind, reason, retryAfter: attempt.retryAfter }
      case 'deadLetter':
        return eventOnly ? { kind, reason, eventOnly } : { kind, reason }
      case 'park':
        return gone ? { kind, reason, gone } : { kind, reason }
      case 'postpone':
      case 'quarantine':
      case 'retire':
        return { kind, reason }
    }
  }

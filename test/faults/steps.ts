/** A step that a host takes while it delivers an event, and may die before or after. */
export interface Step {
  /** As docs/architecture.md cites it. */
  readonly number: number
  readonly name: string
  /** The scenario that takes it; see scenarios.ts. */
  readonly scenario: ScenarioName
  /** A look leaves nothing behind: dying before it is dying after the step before it. */
  readonly kind: 'look' | 'change'
}

/** What is made to happen while hosts die. */
export type ScenarioName = 'few' | 'many' | 'back'

/**
 * Every step, numbered. `few`: three subscriptions, of which one fails at first and one is off. `many`: more than a chunk holds.
 * `back`: a flow that was off subscribes again.
 */
export const steps: readonly Step[] = [
  { number: 1, scenario: 'few', kind: 'change', name: 'store the event' },
  { number: 2, scenario: 'few', kind: 'change', name: 'queue a fan-out message' },
  { number: 3, scenario: 'few', kind: 'look', name: 'receive a fan-out message' },
  { number: 4, scenario: 'few', kind: 'look', name: 'read subscriptions' },
  { number: 5, scenario: 'few', kind: 'look', name: 'POST a callback' },
  { number: 6, scenario: 'few', kind: 'change', name: 'note a callback’s health' },
  { number: 7, scenario: 'few', kind: 'change', name: 'record a chunk' },
  { number: 8, scenario: 'few', kind: 'change', name: 'note flows’ starts' },
  { number: 9, scenario: 'few', kind: 'change', name: 'queue a retry message' },
  { number: 10, scenario: 'few', kind: 'change', name: 'delete a fan-out message' },
  { number: 11, scenario: 'few', kind: 'look', name: 'receive a retry message' },
  { number: 12, scenario: 'few', kind: 'look', name: 'POST a retry' },
  { number: 13, scenario: 'few', kind: 'change', name: 'record a retry' },
  { number: 14, scenario: 'few', kind: 'change', name: 'delete a retry message' },
  { number: 15, scenario: 'many', kind: 'change', name: 'store the plan' },
  { number: 16, scenario: 'many', kind: 'change', name: 'queue a chunk message' },
  { number: 17, scenario: 'many', kind: 'look', name: 'receive a chunk message' },
  { number: 18, scenario: 'many', kind: 'change', name: 'record a chunk' },
  { number: 19, scenario: 'many', kind: 'change', name: 'delete a chunk message' },
  { number: 20, scenario: 'back', kind: 'change', name: 'queue a release message' },
  { number: 21, scenario: 'back', kind: 'change', name: 'note a callback’s health' },
  { number: 22, scenario: 'back', kind: 'look', name: 'receive a release message' },
  { number: 23, scenario: 'back', kind: 'look', name: 'POST a retry' },
  { number: 24, scenario: 'back', kind: 'change', name: 'record a retry' },
  { number: 25, scenario: 'back', kind: 'change', name: 'delete a release message' },
  { number: 26, scenario: 'few', kind: 'change', name: 'keep a message until it is due' },
  {
    number: 27,
    scenario: 'back',
    kind: 'change',
    name: 'forget a callback that nothing waits for',
  },
]

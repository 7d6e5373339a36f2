import type { Arrivals } from './ledger.js'

/** What the receiver can be asked, each with a number that its answer bears too. */
export type Question = { readonly id: number } & (
  | { readonly ask: 'url' | 'delivered' | 'arrivals' | 'mostSockets' | 'forget' }
  | { readonly ask: 'times'; readonly eventId: string }
)

/** What it answers to each. */
export interface Answer {
  readonly url: string
  readonly delivered: number
  readonly arrivals: Arrivals
  readonly times: readonly number[]
  readonly mostSockets: number
  readonly forget: true
}

/** An answer as it travels. */
export interface Answered {
  readonly id: number
  readonly answer: unknown
}

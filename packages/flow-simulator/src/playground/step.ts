import type { Reply } from '../platform/answer.js'
import type { EditOrder } from '../session/saved-flow.js'

/** A flow of a session, by the name that its save gave it. */
interface OfFlow {
  readonly flow: string
}

/** One thing that a maker does; a script is a list of them. */
export type Step =
  | {
      readonly do: 'connect'
      readonly set?: string
      readonly values: Readonly<Record<string, string>>
    }
  | { readonly do: 'use'; readonly preset: string }
  | {
      readonly do: 'save'
      readonly trigger: string
      readonly inputs?: Readonly<Record<string, unknown>>
      readonly as?: string
    }
  | (OfFlow & {
      readonly do: 'edit'
      readonly inputs?: Readonly<Record<string, unknown>>
      readonly order?: EditOrder
    })
  | (OfFlow & {
      readonly do: 'switch-off'
      readonly unsubscribe?: boolean
      readonly suspended?: boolean
    })
  | (OfFlow & { readonly do: 'switch-on' | 'remove' | 'change-owner' | 'poll' })
  | (OfFlow & { readonly do: 'answer'; readonly answer: Reply; readonly seconds?: number })
  | {
      readonly do: 'act'
      readonly operation: string
      readonly inputs?: Readonly<Record<string, unknown>>
      readonly pages?: number
      /** What its last answer has to be. */
      readonly status?: number
    }
  | (OfFlow & {
      readonly do: 'expect-run'
      readonly seconds?: number
      /** What the run's inputs have, among others. */
      readonly inputs?: Readonly<Record<string, unknown>>
      /** What is declared otherwise does not matter. */
      readonly allowComplaints?: boolean
    })

/** A session as a file: what is played, and what is done. */
export interface Script {
  /** A definition or its folder, from where the script stands. */
  readonly definition: string
  readonly url?: string
  readonly steps: readonly Step[]
}

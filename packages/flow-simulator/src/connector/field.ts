import type { DynamicUse } from './dynamic-use.js'

/** How prominent the designer makes something. */
export type Visibility = 'none' | 'important' | 'advanced' | 'internal'

/** A value that can be chosen, and how it is shown. */
export interface Choice {
  readonly value: unknown
  readonly title: string
}

/** One input of an operation: a parameter, or a property of the body. */
export interface Field {
  /** What it is called in inputs: its name, or the names that lead to it in the body. */
  readonly key: string
  readonly in: string
  /** The parameter's name. */
  readonly name: string
  /** Where in the body; empty for the whole of it, and for what is no body. */
  readonly path: readonly string[]
  readonly pointer: string
  readonly title: string
  readonly description?: string
  readonly visibility: Visibility
  readonly required: boolean
  readonly type: string
  readonly format?: string
  readonly default?: unknown
  readonly choices?: readonly Choice[]
  /** What each item of a list is. */
  readonly items?: { readonly type: string; readonly choices?: readonly Choice[] }
  readonly dynamic?: DynamicUse
  readonly doubleEncoded: boolean
  /** The callback URL goes here. */
  readonly isNotificationUrl: boolean
  /** How several values are written; csv without it. */
  readonly collectionFormat?: string
}

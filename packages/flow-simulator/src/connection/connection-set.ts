import type { Choice } from '../connector/field.js'

/** What a connection's dialog asks for, one at a time. */
export interface ConnectionParameter {
  readonly name: string
  readonly kind: 'oauth' | 'secret' | 'text' | 'gateway'
  readonly title: string
  readonly description?: string
  readonly tooltip?: string
  readonly required: boolean
  readonly hidden: boolean
  readonly default?: unknown
  readonly choices?: readonly Choice[]
}

/** One way to connect; a connector with several lets its users choose. */
export interface ConnectionSet {
  /** Empty where there is only one. */
  readonly name: string
  readonly title: string
  readonly description?: string
  readonly parameters: readonly ConnectionParameter[]
}

/** What a user answered; a token may be asked for anew with each call. */
export interface Connection {
  readonly set?: string
  readonly values: Readonly<Record<string, string | (() => Promise<string>)>>
}

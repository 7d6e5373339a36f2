import type { Finding } from 'connector-lint'
import type { ConnectionSet } from '../connection/connection-set.js'
import type { OperationKind } from '../connector/connector.js'
import type { Field, Visibility } from '../connector/field.js'

/** The languages in which reasons are given; a connector's own texts are in its own. */
export type Locale = 'en' | 'fr'

/** What connector-lint says of a place. */
export type Remark = Pick<
  Finding,
  'ruleId' | 'severity' | 'message' | 'where' | 'docs' | 'pointer' | 'line' | 'file'
>

/** An input as the designer shows it. */
export interface FieldView extends Field {
  /** Why the designer does not show it. */
  readonly hidden?: string
  readonly remarks: readonly Remark[]
}

/** An output that later steps can use. */
export interface TokenView {
  /** The names that lead to it, with slashes; items of arrays are left out. */
  readonly key: string
  readonly title: string
  readonly description?: string
  readonly type: string
  readonly format?: string
  readonly visibility: Visibility
  readonly hidden?: string
  /** It is within an array: a step that uses it runs for each item. */
  readonly inArray: boolean
  readonly children: readonly TokenView[]
  readonly remarks: readonly Remark[]
}

/** A trigger or an action as the designer shows it. */
export interface OperationView {
  readonly id: string
  readonly kind: OperationKind
  readonly method: string
  readonly path: string
  readonly title: string
  readonly description?: string
  /** How to make a trigger fire (x-ms-trigger-hint). */
  readonly hint?: string
  readonly visibility: Visibility
  readonly deprecated: boolean
  readonly preview: boolean
  /** The operation that is to be used instead. */
  readonly replacement?: string
  readonly family?: string
  readonly revision?: number
  /** Why the designer does not offer it. */
  readonly hidden?: string
  /** Earlier revisions of its family, the newest first, which flows that have them go on using. */
  readonly older: readonly OperationView[]
  readonly fields: readonly FieldView[]
  readonly outputs: readonly TokenView[]
  /** The outputs are described at design time. */
  readonly outputsAreDynamic: boolean
  /** The expression by which outputs become several runs. */
  readonly splitOn?: string
  readonly remarks: readonly Remark[]
}

/** A connector as its maker sees it. */
export interface ConnectorView {
  readonly title: string
  readonly description?: string
  readonly publisher?: string
  readonly brandColor?: string
  readonly connections: readonly ConnectionSet[]
  /** What the designer offers, the important ones first. */
  readonly triggers: readonly OperationView[]
  readonly actions: readonly OperationView[]
  /** What it does not offer, each with its reason. */
  readonly hidden: readonly OperationView[]
  /** What connector-lint says of no place that is shown. */
  readonly remarks: readonly Remark[]
}

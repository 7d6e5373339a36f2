import type { JsonObject } from '../json/json-value.js'

/** The two files that make a connector, parsed. */
export interface ConnectorFiles {
  /** apiDefinition.swagger.json, OpenAPI 2.0. */
  readonly definition: JsonObject
  /** apiProperties.json; empty where there is none. */
  readonly properties: JsonObject
}

/** What the platform does with an operation. */
export type OperationKind = 'webhook-trigger' | 'polling-trigger' | 'webhook-action' | 'action'

/** A parameter with its references followed. */
export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  /** The parameter itself, which is its own schema unless it is a body. */
  readonly node: JsonObject
  readonly pointer: string
}

/** An operation of a connector. */
export interface Operation {
  readonly id: string
  /** Its summary, or else its id. */
  readonly title: string
  readonly kind: OperationKind
  /** A trigger that starts a run for each item of an array. */
  readonly batch: boolean
  readonly method: string
  readonly path: string
  /** What it takes, by media type: its own list, or else the definition's. */
  readonly consumes: readonly string[]
  readonly pointer: string
  readonly node: JsonObject
  readonly parameters: readonly Parameter[]
  /** The path's x-ms-notification-content, and where it stands. */
  readonly notification?: { readonly node: JsonObject; readonly pointer: string }
}

/** A connector, read. */
export interface Connector extends ConnectorFiles {
  readonly title: string
  /** Scheme, host and base path, without a slash at the end. */
  readonly baseUrl: string
  /** The service is where one said, not where its files say: no policy leads elsewhere. */
  readonly isElsewhere: boolean
  readonly operations: readonly Operation[]
  /** The operation of this id, whatever its case; throws where there is none. */
  readonly operation: (id: string) => Operation
}

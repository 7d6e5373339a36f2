/** A schema of OpenAPI 2.0, with Microsoft's extensions. */
export type Schema = Readonly<Record<string, unknown>>

type Extensions = Readonly<Record<`x-ms-${string}`, unknown>>

/** An input of an operation. */
export interface Parameter extends Extensions {
  readonly name: string
  readonly in: 'body' | 'path' | 'query'
  readonly required?: boolean
  readonly description?: string
  readonly type?: string
  readonly items?: Schema
  readonly collectionFormat?: string
  readonly schema?: Schema
}

/** One answer of an operation. */
export interface Response {
  readonly description: string
  readonly headers?: Readonly<
    Record<string, { readonly type: string; readonly description: string }>
  >
  readonly schema?: Schema
}

/** One trigger or action. */
export interface Operation extends Extensions {
  readonly tags?: readonly string[]
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly deprecated?: true
  readonly parameters?: readonly Parameter[]
  readonly responses: Readonly<Record<string, Response>>
}

/** What one path offers. */
export interface PathItem extends Extensions {
  readonly get?: Operation
  readonly post?: Operation
  readonly delete?: Operation
}

/** Several paths. */
export type Paths = Readonly<Record<string, PathItem>>

/** How callers say who they are. */
export interface Security {
  readonly securityDefinitions: Readonly<Record<string, Schema>>
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
}

/**
 * A connector's definition. Power Automate and Logic Apps read OpenAPI 2.0 only.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/faq
 */
export interface ConnectorDefinition extends Extensions, Security {
  readonly swagger: '2.0'
  readonly info: {
    readonly title: string
    readonly description: string
    readonly version: string
    readonly contact: { readonly name: string; readonly url: string; readonly email: string }
  }
  readonly host: string
  readonly basePath: string
  readonly schemes: readonly string[]
  readonly consumes: readonly string[]
  readonly produces: readonly string[]
  readonly paths: Paths
  readonly definitions: Readonly<Record<string, Schema>>
}

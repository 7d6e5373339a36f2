import type { Schema } from './json-schema.js'

/** An input of an operation that is not its body. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description: string
  readonly schema: Schema
}

/** Examples, or where they are, by name. */
export type Examples = Readonly<
  Record<string, { readonly summary?: string; readonly value: unknown } | { readonly $ref: string }>
>

/** What a body may be, by media type. */
export type Content = Readonly<
  Record<
    string,
    {
      readonly schema: Schema
      readonly examples?: Examples
    }
  >
>

/** One answer of an operation. */
export interface Response {
  readonly description: string
  readonly headers?: Readonly<
    Record<
      string,
      { readonly description: string; readonly required: boolean; readonly schema: Schema }
    >
  >
  readonly content?: Content
}

/** The ways to say who one is, any of them; each with the scopes or roles that it needs. */
export type SecurityRequirements = readonly Readonly<Record<string, readonly string[]>>[]

/** One operation. */
export interface Operation {
  readonly tags: readonly string[]
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly deprecated?: true
  readonly security: SecurityRequirements
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, Response>>
}

/** What one path offers. */
export type PathItem = Readonly<Partial<Record<'get' | 'post' | 'delete', Operation>>>

/** An API's description. Source: https://spec.openapis.org/oas/v3.1.1.html */
export interface OpenApi {
  readonly openapi: '3.1.1'
  readonly info: {
    readonly title: string
    readonly description: string
    readonly version: string
    readonly license: { readonly name: string; readonly identifier: string }
  }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly examples: Examples
    readonly securitySchemes: Readonly<Record<string, Schema>>
  }
}

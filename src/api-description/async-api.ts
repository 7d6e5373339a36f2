import type { Schema } from './json-schema.js'

/** What events of a kind have in common. */
export interface Tag {
  readonly name: string
  readonly description: string
}

interface Reference {
  readonly $ref: string
}

/** What is received, with its headers. */
export interface Message {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly contentType: string
  readonly headers: Schema
  readonly payload: Schema
  readonly correlationId: { readonly description: string; readonly location: string }
  readonly examples: readonly { readonly headers: unknown; readonly payload: unknown }[]
}

/** A description of events. Source: https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export interface AsyncApi {
  readonly asyncapi: '3.0.0'
  readonly info: {
    readonly title: string
    readonly description: string
    readonly version: string
    readonly license: { readonly name: string }
    readonly tags: readonly Tag[]
  }
  readonly defaultContentType: string
  readonly channels: Readonly<
    Record<
      string,
      {
        /** Null: each receiver says itself where. */
        readonly address: null
        readonly title: string
        readonly description: string
        readonly tags: readonly Tag[]
        readonly messages: Readonly<Record<string, Reference>>
      }
    >
  >
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly action: 'receive'
        readonly channel: Reference
        readonly title: string
        readonly summary: string
        readonly description: string
        readonly tags: readonly Tag[]
        readonly messages: readonly Reference[]
        readonly bindings: Schema
        readonly security?: readonly Reference[]
      }
    >
  >
  readonly components: {
    readonly messages: Readonly<Record<string, Message>>
    readonly schemas: Readonly<Record<string, Schema>>
    readonly securitySchemes?: Readonly<Record<string, Schema>>
  }
}

/** The words that a maker reads about an event type, in one language. */
export interface EventTypeTexts {
  readonly title: string
  readonly summary: string
  readonly description: string
  readonly notification: string
  readonly properties: Readonly<
    Record<string, { readonly title: string; readonly description: string }>
  >
}

/** One catalogue file, checked: the only description of an event type there is. */
export interface EventTypeFile {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly operationId: string
  readonly schemaName: string
  readonly texts: Readonly<Record<'en' | 'fr', EventTypeTexts>>
  readonly schema: PayloadSchema
  readonly filters?: readonly string[]
  readonly sample: Readonly<Record<string, unknown>>
}

/** The JSON Schema of an event's payload: an object with named properties. */
export interface PayloadSchema {
  readonly type: 'object'
  readonly required?: readonly string[]
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** One thing wrong with a payload: where (a JSON Pointer, '' for the whole) and what. */
export interface PayloadFault {
  readonly path: string
  readonly message: string
}

/** An event type as the app uses it: its file and its check. */
export interface EventType extends EventTypeFile {
  /** Every fault of a payload; none when it fits the schema. */
  readonly faultsOf: (payload: unknown) => readonly PayloadFault[]
}

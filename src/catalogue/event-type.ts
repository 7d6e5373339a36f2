import type { FromSchema } from 'json-schema-to-ts'
import type { eventTypeFormat } from './event-type-format.js'
import type { ReadOnly } from './read-only.js'

/** One catalogue file, checked: the only description of an event type there is. */
export type EventTypeFile = ReadOnly<FromSchema<typeof eventTypeFormat>>

/** The words that a maker reads about an event type, in one language. */
export type EventTypeTexts = EventTypeFile['texts'][string]

/** The JSON Schema of an event's payload: an object with named properties. */
export type PayloadSchema = EventTypeFile['schema']

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

import type { EventType } from '../catalogue/event-type.js'
import { batchLimit } from '../events/fired.js'
import { englishWords, englishWordsAt } from './english-words.js'
import { filterInputs } from './filter-inputs.js'
import { listOf, object, reference, text, type Schema } from './json-schema.js'

/** The name of the schema of an event type's payload. Nothing else of the document ends like it. */
export const payloadName = ({ schemaName }: Pick<EventType, 'schemaName'>): string =>
  `${schemaName}Payload`

/** The name of the schema of a batch of such payloads. */
export const batchName = (eventType: Pick<EventType, 'schemaName'>): string =>
  `${payloadName(eventType)}Batch`

/** As many as are accepted together. */
export const batchOf = (items: Schema): Schema => ({
  ...listOf(items),
  minItems: 1,
  maxItems: batchLimit,
})

const propertyWithWords = (eventType: EventType, name: string): Schema => ({
  ...englishWordsAt(eventType, name),
  ...eventType.schema.properties[name],
})

const propertiesOf = (eventType: EventType, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, propertyWithWords(eventType, name)]))

/** The very schema that payloads are checked by, with the words that makers read of it and of its own properties, and the sample. */
export const payloadSchema = (eventType: EventType): Schema => {
  const { schema, sample } = eventType
  const { title, notification } = englishWords(eventType)
  return {
    title,
    description: notification,
    ...schema,
    properties: propertiesOf(eventType, Object.keys(schema.properties)),
    examples: [sample],
  }
}

/** All payloads' schemas, and one that has them by their event types: what a typed client takes its types from. */
export const payloadSchemas = (
  eventTypes: readonly EventType[],
): Readonly<Record<string, Schema>> => ({
  ...Object.fromEntries(
    eventTypes.flatMap((each) => [
      [payloadName(each), payloadSchema(each)],
      [batchName(each), batchOf(reference(payloadName(each)))],
    ]),
  ),
  Payloads: object(
    Object.fromEntries(eventTypes.map((each) => [each.name, reference(payloadName(each))])),
    { description: 'The payload of each event type, by the type’s name.' },
  ),
})

const callbackUrl = text('Where events are POSTed to: an https URL of a host that may be called.')

/** What subscribes to events of any type. Which filters a type has is its own affair. */
export const subscribeToAnySchema: Schema = {
  ...object({ Url: callbackUrl }, { description: 'Where to send events, and which of them.' }),
  additionalProperties: true,
}

/** What subscribes to events of one type: where to, and what their payloads must hold. */
export const subscribeSchema = (eventType: EventType): Schema => {
  const filters = filterInputs(eventType)
  return object<string>(
    { Url: callbackUrl, ...filters },
    { description: 'Where to send events, and which of them.', optional: Object.keys(filters) },
  )
}

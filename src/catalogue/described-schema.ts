import type { EventTypeFile, PayloadSchema } from './event-type.js'

/** A payload's schema with the words of one language: what the flow editor shows as outputs. */
export const describedSchema = (
  { schema, texts }: Pick<EventTypeFile, 'schema' | 'texts'>,
  language: 'en' | 'fr',
): PayloadSchema => ({
  ...schema,
  properties: Object.fromEntries(
    Object.entries(schema.properties).map(([name, property]) => [
      name,
      { ...property, ...texts[language].properties[name] },
    ]),
  ),
})

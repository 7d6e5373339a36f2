import { comparisons } from './comparisons.js'
import { languagePattern, namePattern, propertyPattern } from './patterns.js'
import { text, texts } from './texts-format.js'

const name = {
  type: 'string',
  pattern: namePattern,
  description:
    'Lower-case letters, digits, dots and underscores, a letter first: it is a part of URLs.',
} as const

const identifier = {
  type: 'string',
  pattern: '^[A-Z][A-Za-z0-9]*$',
  description: 'Letters and digits, a capital first, such as NewAppointment.',
} as const

const filter = {
  type: 'object',
  required: ['property'],
  additionalProperties: false,
  properties: {
    property: { ...text, description: 'A property; of what is inside of one, its path: patient.name.' },
    is: {
      enum: comparisons,
      description: 'How it is compared; equal unless said otherwise.',
    },
  },
} as const

const supersedes = {
      type: 'object',
      required: ['eventType', 'mapping'],
      additionalProperties: false,
      properties: {
        eventType: { ...name, description: 'The version before: its flows go on, and get each event too.' },
        mapping: {
          type: 'object',
          description: 'What each property of the version before holds.',
          additionalProperties: {
            anyOf: [
              { ...text, description: 'A property of this one, or its path: patient.name.' },
              {
                type: 'object',
                required: ['value'],
                additionalProperties: false,
                properties: { value: { description: 'The same in each event.' } },
              },
            ],
          },
        },
      },
      description: 'This is a new version of another event type, which is deprecated from now on.',
    } as const

/** JSON Schema of one catalogue file: what a platform developer writes to add an event type. */
export const eventTypeFormat = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'An event type',
  description: 'Something that happens on a platform, and that flows can wait for.',
  type: 'object',
  required: ['name', 'operationId', 'schemaName', 'texts', 'schema', 'sample'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'Where an editor finds this schema.' },
    name,
    aliases: {
      type: 'array',
      items: name,
      description: 'Names that it had before: what is stored keeps them.',
    },
    supersedes,
    operationId: identifier,
    schemaName: identifier,
    texts: {
      type: 'object',
      minProperties: 1,
      propertyNames: {
        pattern: languagePattern,
        description: 'A language, such as en.',
      },
      additionalProperties: texts,
      description: 'What makers read, by language; in each language of connector.json.',
    },
    schema: {
      type: 'object',
      required: ['type', 'properties'],
      description: 'JSON Schema (draft-07) of what an event holds.',
      properties: {
        type: { const: 'object' },
        required: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        properties: {
          type: 'object',
          minProperties: 1,
          propertyNames: {
            pattern: propertyPattern,
            description: 'Letters, digits and underscores, a letter first.',
          },
          additionalProperties: { type: 'object' },
        },
      },
    },
    filters: {
      type: 'array',
      items: { anyOf: [{ type: 'string' }, filter] },
      uniqueItems: true,
      description:
        'Properties that makers may choose a value of: only such events start their flow.',
    },
    sample: {
      type: 'object',
      description: 'An event as it may happen: shown in the editor and fired by the demo.',
    },
  },
} as const

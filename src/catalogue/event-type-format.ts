/** JSON Schema of one catalogue file: what a platform developer writes to add an event type. */
export const eventTypeFormat = {
  type: 'object',
  required: ['name', 'operationId', 'schemaName', 'texts', 'schema', 'sample'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', pattern: '^[a-z][a-z0-9._]{0,62}$' },
    aliases: { type: 'array', items: { type: 'string', pattern: '^[a-z][a-z0-9._]{0,62}$' } },
    operationId: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]*$' },
    schemaName: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]*$' },
    texts: {
      type: 'object',
      required: ['en', 'fr'],
      additionalProperties: false,
      properties: { en: { $ref: '#/definitions/texts' }, fr: { $ref: '#/definitions/texts' } },
    },
    schema: {
      type: 'object',
      required: ['type', 'properties'],
      properties: {
        type: { const: 'object' },
        properties: {
          type: 'object',
          minProperties: 1,
          propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_]*$' },
        },
      },
    },
    filters: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    sample: { type: 'object' },
  },
  definitions: {
    texts: {
      type: 'object',
      required: ['title', 'summary', 'description', 'notification', 'properties'],
      additionalProperties: false,
      properties: {
        title: { type: 'string', minLength: 1 },
        summary: { type: 'string', minLength: 1, maxLength: 80 },
        description: { type: 'string', minLength: 1 },
        notification: { type: 'string', minLength: 1 },
        properties: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            required: ['title', 'description'],
            additionalProperties: false,
            properties: {
              title: { type: 'string', minLength: 1 },
              description: { type: 'string', minLength: 1 },
            },
          },
        },
      },
    },
  },
} as const

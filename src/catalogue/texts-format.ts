/** A text that is not empty. */
export const text = { type: 'string', minLength: 1 } as const

/** What makers read of an event type, in one language. */
export const texts = {
  type: 'object',
  required: ['title', 'summary', 'description', 'notification', 'properties'],
  additionalProperties: false,
  properties: {
    title: { ...text, description: 'What events of this type are called in lists.' },
    summary: {
      ...text,
      maxLength: 80,
      description: "The trigger's name, at most 80 characters: When a patient books.",
    },
    description: {
      ...text,
      description: 'A whole sentence: This operation triggers when a patient books.',
    },
    notification: { ...text, description: 'What the event holds, as a sentence.' },
    properties: {
      type: 'object',
      description:
        'Each property of the schema, by its name; what is inside of one by its path: patient.name.',
      additionalProperties: {
        type: 'object',
        required: ['title', 'description'],
        additionalProperties: false,
        properties: {
          values: {
            type: 'object',
            additionalProperties: text,
            description: 'What makers see of each value of its "enum".',
          },
          title: { ...text, description: 'What makers see of it, in a few words.' },
          description: { ...text, description: 'What it holds, as a sentence.' },
        },
      },
    },
  },
} as const

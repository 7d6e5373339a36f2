import type { EventTypeFile, EventTypeTexts } from '../../src/catalogue/event-type.js'
import { capital, type EventTypeAnswers, type Kind } from './event-type-answers.js'

const schemas: Readonly<Record<Kind, object>> = {
  string: { type: 'string', minLength: 1, maxLength: 200 },
  integer: { type: 'integer', format: 'int32' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
}

const samples: Readonly<Record<Kind, unknown>> = {
  string: 'Text',
  integer: 3,
  number: 19.99,
  boolean: true,
  date: '2026-03-01',
  'date-time': '2026-03-01T09:00:00Z',
  email: 'someone@example.com',
}

/** A catalogue file of what was answered; its schema is the file at an address. */
export const newEventType = (answers: EventTypeAnswers, $schema: string): EventTypeFile => {
  const { name, properties, filters } = answers
  const pascal = name.split(/[._]/).map(capital).join('')
  return {
    $schema,
    name,
    operationId: `New${pascal}`,
    schemaName: pascal,
    texts: Object.fromEntries(
      Object.keys(answers.titles).map((language) => [language, textsIn(answers, language)]),
    ),
    schema: {
      type: 'object',
      required: properties.map((each) => each.name),
      additionalProperties: false,
      properties: Object.fromEntries(
        properties.map((each) => [each.name, { ...schemas[each.kind] }]),
      ),
    },
    filters,
    sample: Object.fromEntries(properties.map((each) => [each.name, samples[each.kind]])),
  }
}

const textsIn = (
  { titles, summaries, properties }: EventTypeAnswers,
  language: string,
): EventTypeTexts => {
  const title = titles[language] ?? ''
  const summary = summaries[language] ?? ''
  return {
    title,
    summary,
    // Reviewers look for these words in English.
    description: summary.startsWith('When ')
      ? `This operation triggers w${summary.slice(1)}.`
      : `${summary}.`,
    notification: `${title}.`,
    properties: Object.fromEntries(
      properties.map((each) => {
        const text = each.titles[language] ?? each.name
        return [each.name, { title: text, description: `${text}.` }]
      }),
    ),
  }
}

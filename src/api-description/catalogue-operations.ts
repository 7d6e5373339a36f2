import { answer, pathInput, type ApiOperations } from './api-operation.js'
import { listOf, reference } from './json-schema.js'
import type { Parameter } from './open-api.js'

const eventType = pathInput('eventType', 'The name of an event type.')

const language: Parameter = {
  name: 'Accept-Language',
  in: 'header',
  description: 'In which language, where the event type has texts in it.',
  schema: { type: 'string' },
}

/** What tells of the catalogue: the lists and outputs that the flow editor shows. */
export const catalogueOperations: ApiOperations = {
  'GET /event-types': {
    tag: 'subscribers',
    operationId: 'listEventTypes',
    summary: 'List event types',
    description: 'The event types that the caller may use.',
    access: 'subscriber',
    parameters: [language],
    answers: { 200: answer('The event types.', listOf(reference('EventTypeSummary'))) },
  },
  'GET /event-types/{eventType}/schema': {
    tag: 'subscribers',
    operationId: 'getEventTypeSchema',
    summary: 'What the payload of an event type holds',
    description: 'The payload’s schema as flows can show it.',
    access: 'subscriber',
    parameters: [eventType, language],
    answers: { 200: answer('The schema.', reference('EventTypeSchema')) },
    problems: ['unknown-event-type', 'event-type-not-allowed'],
  },
  'GET /event-types/{eventType}/values/{property}': {
    tag: 'subscribers',
    operationId: 'listFilterValues',
    summary: 'The values of a filter',
    description: 'The values that a filter’s property had in recent events.',
    access: 'subscriber',
    parameters: [eventType, pathInput('property', 'A property that events are filtered by.')],
    answers: { 200: answer('The values.', listOf(reference('FilterValue'))) },
    problems: ['unknown-event-type', 'event-type-not-allowed', 'unknown-property'],
  },
}

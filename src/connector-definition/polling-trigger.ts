import type { EventType } from '../catalogue/event-type.js'
import { filtersOf } from '../catalogue/filter-declarations.js'
import { pollingOperation } from '../catalogue/polling-operation.js'
import { listOperation } from './event-actions.js'
import { filterParameter } from './filter-input.js'
import { wordsOf } from './locale.js'
import type { PathItem } from './open-api.js'
import type { OperationTexts } from './operation-texts.js'
import { askAgain, faults, listOf, reference } from './responses.js'

/**
 * The same events for flows that nothing can be sent to: the platform asks for new ones, each answer's `Location` says where.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/create-polling-trigger
 */
export const pollingTrigger = (eventType: EventType, texts: OperationTexts): PathItem => {
  const words = wordsOf(eventType, texts.locale)
  const { title, description } = texts.polling(words.summary, words.description)
  return {
    get: {
      summary: title,
      description,
      operationId: pollingOperation(eventType),
      'x-ms-trigger': 'batch',
      'x-ms-trigger-hint': texts.hint(words.title),
      'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
      // What the editor shows when a flow is tried without waiting for an event.
      'x-ms-operation-context': {
        simulate: { operationId: listOperation(eventType), parameters: {} },
      },
      parameters: [
        {
          name: 'cursor',
          in: 'query',
          required: false,
          type: 'string',
          'x-ms-summary': texts.inputs.cursor.title,
          description: texts.inputs.cursor.description,
          'x-ms-visibility': 'internal',
        },
        ...filtersOf(eventType).map((filter) => filterParameter(eventType, filter, texts)),
      ],
      responses: {
        200: {
          description: texts.answers.newEvents,
          headers: askAgain(texts, 'cursorLocation'),
          schema: listOf(reference(eventType.schemaName)),
        },
        202: {
          description: texts.answers.noNewEvents,
          headers: askAgain(texts, 'cursorLocation'),
        },
        ...faults(texts, 400, 401, 403, 404, 503),
      },
    },
  }
}

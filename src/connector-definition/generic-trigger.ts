import type { Paths } from './open-api.js'
import type { OperationTexts } from './operation-texts.js'
import { eventTypeInput } from './path-input.js'
import { callbackUrl, subscribeResponses } from './webhook-trigger.js'

const schemaOperation = 'GetEventTypeSchema'

/**
 * The trigger of any event type: picked from a list, its outputs asked for when it has been picked. Old and new editors
 * read different extensions; `itemValuePath` must be `value-path` without a last "properties".
 * Source: https://learn.microsoft.com/connectors/custom-connectors/certification-swagger-validator-rules
 */
export const genericTrigger = (texts: OperationTexts): Paths => ({
  '/event-types/{eventType}/subscriptions': {
    'x-ms-notification-content': {
      description: texts.notification,
      schema: {
        type: 'object',
        'x-ms-dynamic-schema': {
          operationId: schemaOperation,
          parameters: { eventType: { parameter: 'eventType' } },
          'value-path': 'schema',
        },
        'x-ms-dynamic-properties': {
          operationId: schemaOperation,
          parameters: { eventType: { parameterReference: 'eventType' } },
          itemValuePath: 'schema',
        },
      },
    },
    post: {
      summary: texts.operations.whenAnEventOccurs.title,
      description: texts.operations.whenAnEventOccurs.description,
      operationId: 'WhenAnEventOccurs',
      'x-ms-trigger': 'single',
      'x-ms-trigger-hint': texts.hintForAny,
      parameters: [
        {
          ...eventTypeInput(texts),
          'x-ms-dynamic-values': {
            operationId: 'ListEventTypes',
            parameters: {},
            'value-path': 'name',
            'value-title': 'title',
          },
          'x-ms-dynamic-list': {
            operationId: 'ListEventTypes',
            parameters: {},
            itemValuePath: 'name',
            itemTitlePath: 'title',
          },
        },
        {
          name: 'Callback',
          in: 'body',
          required: true,
          description: texts.subscriptionBody,
          schema: {
            type: 'object',
            required: ['Url'],
            properties: { Url: callbackUrl(texts) },
          },
        },
      ],
      responses: subscribeResponses(texts),
    },
  },
})

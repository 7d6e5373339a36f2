import type { EventType } from '../catalogue/event-type.js'
import { filtersOf } from '../catalogue/filter-declarations.js'
import { filterInput } from './filter-input.js'
import { wordsOf } from './locale.js'
import type { Operation, PathItem, Schema } from './open-api.js'
import type { OperationTexts } from './operation-texts.js'
import { faults, reference } from './responses.js'

/**
 * The property that the platform writes its callback URL into: hidden, a string, required.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger
 */
export const callbackUrl = ({ inputs }: OperationTexts): Schema => ({
  type: 'string',
  title: inputs.callbackUrl.title,
  description: inputs.callbackUrl.description,
  'x-ms-notification-url': true,
  'x-ms-visibility': 'internal',
})

/** The answers to a subscription. Without the `Location` the platform can never end it. */
export const subscribeResponses = (texts: OperationTexts): Operation['responses'] => ({
  201: {
    description: texts.answers.subscribed,
    headers: { Location: { type: 'string', description: texts.headers.location } },
  },
  ...faults(texts, 400, 401, 403, 404, 413, 503),
})

/** The trigger of one event type: events are sent to the flow. */
export const webhookTrigger = (eventType: EventType, texts: OperationTexts): PathItem => {
  const words = wordsOf(eventType, texts.locale)
  return {
    'x-ms-notification-content': {
      description: words.notification,
      schema: reference(eventType.schemaName),
    },
    post: {
      summary: words.summary,
      description: words.description,
      operationId: eventType.operationId,
      'x-ms-trigger': 'single',
      'x-ms-trigger-hint': texts.hint(words.title),
      'x-ms-visibility': 'important',
      parameters: [
        {
          name: 'Callback',
          in: 'body',
          required: true,
          description: texts.subscriptionBody,
          schema: {
            type: 'object',
            required: ['Url'],
            properties: {
              Url: callbackUrl(texts),
              ...Object.fromEntries(
                filtersOf(eventType).map((filter) => [
                  filter.input,
                  filterInput(eventType, filter, texts),
                ]),
              ),
            },
          },
        },
      ],
      responses: subscribeResponses(texts),
    },
  }
}

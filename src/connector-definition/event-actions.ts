import type { EventType } from '../catalogue/event-type.js'
import { wordsOf } from './locale.js'
import type { Auth } from './security.js'
import type { Parameter, PathItem } from './open-api.js'
import type { OperationTexts } from './operation-texts.js'
import { askAgain, faults, listOf, reference } from './responses.js'

/** The operation that lists an event type's newest events. */
export const listOperation = ({ schemaName }: EventType) => `ListRecent${schemaName}`

/** The action that lists the newest events of one type. */
export const listAction = (eventType: EventType, texts: OperationTexts): PathItem => {
  const { title, description } = texts.list(wordsOf(eventType, texts.locale).title)
  return {
    get: {
      summary: title,
      description,
      operationId: listOperation(eventType),
      responses: {
        200: {
          description: texts.answers.events,
          schema: listOf(reference(eventType.schemaName)),
        },
        ...faults(texts, 401, 403, 404, 503),
      },
    },
  }
}

/**
 * The action that raises an event of one type. The app answers 202; the platform follows its `Location` until it is given
 * a 200, whose body is what a flow gets: hence the 200 with the only schema.
 * Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-create-api-app
 */
export const fireAction = (
  eventType: EventType,
  texts: OperationTexts,
  queries: readonly Parameter[],
  auth: Auth,
): PathItem => {
  const { title, description } = texts.fire(wordsOf(eventType, texts.locale).title)
  return {
    post: {
      summary: title,
      description,
      operationId: `Fire${eventType.schemaName}`,
      // A maker who signs in is no publisher: the app would refuse every call. Keys may be for both.
      ...(auth === 'entra' && { tags: [texts.tags.actions], 'x-ms-visibility': 'internal' }),
      parameters: [
        ...queries,
        {
          name: 'Event',
          in: 'body',
          required: true,
          description: texts.eventBody,
          schema: reference(eventType.schemaName),
        },
      ],
      responses: {
        ...accountResponses(texts),
        ...faults(texts, 400, 401, 403, 404, 413, 429, 503),
      },
    },
  }
}

/** Both ends of an asynchronous operation. Only one of them may have a schema. */
export const accountResponses = (texts: OperationTexts) => ({
  200: { description: texts.answers.settled, schema: reference('Account') },
  202: { description: texts.answers.running, headers: askAgain(texts, 'statusLocation') },
})

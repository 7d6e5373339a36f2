import { accountResponses } from './event-actions.js'
import type { Parameter, Paths } from './open-api.js'
import type { OperationTexts } from './operation-texts.js'
import { outputs } from './outputs.js'
import { eventTypeInput, pathInput } from './path-input.js'
import { faults, listOf } from './responses.js'

/** The operations that the connector has whatever the catalogue holds. The platform alone calls the internal ones. */
export const commonOperations = (texts: OperationTexts, queries: readonly Parameter[]): Paths => {
  const { answers, inputs } = texts
  const operation = (
    operationId: string,
    name: keyof OperationTexts['operations'],
    visibility?: 'internal' | 'advanced',
  ) => ({
    summary: texts.operations[name].title,
    description: texts.operations[name].description,
    operationId,
    ...(visibility === undefined ? {} : { 'x-ms-visibility': visibility }),
  })

  return {
    '/event/remove/{oid}/{id}': {
      delete: {
        ...operation('RemoveSubscription', 'removeSubscription', 'internal'),
        parameters: [pathInput('oid', inputs.subscriber), pathInput('id', inputs.subscription)],
        responses: { 200: { description: answers.removed }, ...faults(texts, 401, 403, 503) },
      },
    },
    '/event-types': {
      get: {
        ...operation('ListEventTypes', 'listEventTypes'),
        responses: {
          200: {
            description: answers.eventTypes,
            schema: listOf(outputs(texts, ['name', 'title', 'description'])),
          },
          ...faults(texts, 401, 403, 503),
        },
      },
    },
    '/event-types/{eventType}/schema': {
      get: {
        ...operation('GetEventTypeSchema', 'getEventTypeSchema', 'internal'),
        parameters: [eventTypeInput(texts)],
        responses: {
          200: { description: answers.schema, schema: outputs(texts, ['schema']) },
          ...faults(texts, 401, 403, 404, 503),
        },
      },
    },
    '/event-types/{eventType}/values/{property}': {
      get: {
        ...operation('ListFilterValues', 'listFilterValues', 'internal'),
        parameters: [eventTypeInput(texts), pathInput('property', inputs.property)],
        responses: {
          200: { description: answers.values, schema: listOf(outputs(texts, ['value'])) },
          ...faults(texts, 401, 403, 404, 503),
        },
      },
    },
    '/connection': {
      get: {
        ...operation('TestConnection', 'testConnection', 'advanced'),
        responses: {
          200: {
            description: answers.connection,
            schema: outputs(texts, ['tenantId', 'subscriber']),
          },
          ...faults(texts, 401, 403, 503),
        },
      },
    },
    '/fire/status/{eventId}': {
      get: {
        ...operation('GetEventStatus', 'getEventStatus', 'internal'),
        parameters: [pathInput('eventId', inputs.eventId), ...queries],
        responses: { ...accountResponses(texts), ...faults(texts, 400, 401, 403, 404, 503) },
      },
    },
  }
}

import type { EventType } from '../catalogue/event-type.js'
import { versionOf } from '../catalogue/versions.js'
import type { EntraConfig } from '../entra-config.js'
import { pathsOf, tags, type ApiOperation } from './api-operation.js'
import { catalogueOperations } from './catalogue-operations.js'
import { eventSchemas } from './event-schemas.js'
import type { OpenApi } from './open-api.js'
import { operatorOperations } from './operator-operations.js'
import { operatorSchemas } from './operator-schemas.js'
import { payloadSchemas } from './payload-schemas.js'
import { problemExamples, problemSchema } from './problem-answers.js'
import { publicOperations } from './public-operations.js'
import { fireOperation, publisherOperations } from './publisher-operations.js'
import { searchOperations } from './search-operations.js'
import { searchSchemas } from './search-schemas.js'
import { sendingOperations } from './sending-operations.js'
import { defaultScope, securitySchemes } from './security-schemes.js'
import {
  listOperation,
  pollOperation,
  subscribeOperation,
  subscriberOperations,
} from './subscriber-operations.js'
import { subscriptionSchemas } from './subscription-schemas.js'

/** What the description depends on beside the catalogue. */
export interface Deployment {
  readonly publicBaseUrl: string
  readonly entra: Pick<EntraConfig, 'audiences' | 'instance'>
}

/**
 * The whole HTTP API for publishers, subscribers and operators. Each event type has operations of its own, with its payload's schema:
 * a generated client gets a typed method for each. Names are taken in any case, and a trailing slash is accepted.
 */
export const openApiDocument = (
  eventTypes: readonly EventType[],
  { publicBaseUrl, entra }: Deployment,
): OpenApi => {
  const each = (method: 'GET' | 'POST', verb: string, describe: (of: EventType) => ApiOperation) =>
    Object.fromEntries(
      eventTypes.map((of) => [
        `${method} /${verb}/${of.name}`,
        { ...describe(of), ...(versionOf(eventTypes, of)?.successor && { deprecated: true }) },
      ]),
    )
  return {
    openapi: '3.1.1',
    info: {
      title: 'Flow Triggers',
      description:
        'Fire events, subscribe to them, and see what became of them. Faults are `application/problem+json` with a stable `code`; the examples of each answer are all that an operation may tell.',
      version: '1.0.0',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicBaseUrl }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: pathsOf(
      {
        ...each('POST', 'fire', fireOperation),
        ...publisherOperations,
        ...each('POST', 'event', subscribeOperation),
        ...each('GET', 'list', listOperation),
        ...each('GET', 'poll', pollOperation),
        ...subscriberOperations,
        ...catalogueOperations,
        ...operatorOperations,
        ...searchOperations,
        ...sendingOperations,
        ...publicOperations,
      },
      defaultScope(entra),
    ),
    components: {
      schemas: {
        ...payloadSchemas(eventTypes),
        ...eventSchemas,
        ...subscriptionSchemas,
        ...operatorSchemas,
        ...searchSchemas,
        Problem: problemSchema,
      },
      examples: problemExamples,
      securitySchemes: securitySchemes(entra),
    },
  }
}

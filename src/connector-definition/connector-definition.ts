import type { ConnectorIdentity, ConnectorTexts } from '../catalogue/connector-identity.js'
import type { EventType } from '../catalogue/event-type.js'
import { commonOperations } from './common-operations.js'
import { fireAction, listAction } from './event-actions.js'
import { genericTrigger } from './generic-trigger.js'
import type { Locale } from './locale.js'
import type { ConnectorDefinition, Parameter } from './open-api.js'
import { operationTextsOf } from './operation-texts-by-locale.js'
import type { OperationTexts } from './operation-texts.js'
import { accountSchema } from './outputs.js'
import { payloadSchema } from './payload-schema.js'
import { pollingTrigger } from './polling-trigger.js'
import { securityOf, type Auth } from './security.js'
import { tagged } from './tagged.js'
import { versioned } from './versioned.js'
import { webhookTrigger } from './webhook-trigger.js'

/** What a definition is made for. */
export interface DefinitionOptions {
  /** Where the app is reached: what its `Location` headers begin with. */
  readonly baseUrl: string
  /** The connector's own language unless given. */
  readonly locale?: Locale
  readonly auth?: Auth
}

/** The connector as OpenAPI 2.0: for each event type of the catalogue two triggers and two actions, and what all share. */
export const connectorDefinition = (
  eventTypes: readonly EventType[],
  connector: ConnectorIdentity,
  { baseUrl, locale = connector.locale, auth = connector.auth }: DefinitionOptions,
): ConnectorDefinition => {
  const texts = operationTextsOf(locale)
  const { host, pathname, protocol } = new URL(baseUrl)
  const queries = auth === 'any' ? [tenantQuery(texts)] : []
  const { version, contact, website, privacyPolicy, categories } = connector
  return {
    swagger: '2.0',
    info: { ...connectorTextsOf(connector, locale), version, contact },
    host,
    basePath: pathname.length > 1 ? pathname.replace(/\/+$/, '') : '/',
    schemes: [protocol.replace(':', '')],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: tagged(
      texts,
      versioned(eventTypes, apiName(connector), {
        ...each(eventTypes, 'event', (eventType) => webhookTrigger(eventType, texts)),
        ...genericTrigger(texts),
        ...each(eventTypes, 'poll', (eventType) => pollingTrigger(eventType, texts)),
        ...each(eventTypes, 'list', (eventType) => listAction(eventType, texts)),
        ...each(eventTypes, 'fire', (eventType) => fireAction(eventType, texts, queries, auth)),
        ...commonOperations(texts, queries),
      }),
    ),
    definitions: {
      ...Object.fromEntries(
        eventTypes.map((eventType) => [
          eventType.schemaName,
          { ...payloadSchema(eventType, locale), example: eventType.sample },
        ]),
      ),
      Account: accountSchema(texts),
    },
    ...securityOf(auth),
    'x-ms-connector-metadata': [
      { propertyName: 'Website', propertyValue: website },
      { propertyName: 'Privacy policy', propertyValue: privacyPolicy },
      { propertyName: 'Categories', propertyValue: categories.join(';') },
    ],
    'x-ms-capabilities': { testConnection: { operationId: 'TestConnection', parameters: {} } },
  }
}

/** What the connector is called in a language that it has texts in. */
export const connectorTextsOf = ({ texts }: ConnectorIdentity, locale: Locale): ConnectorTexts => {
  const found = texts[locale]
  if (found === undefined) throw new Error(`connector.json has no texts in "${locale}"`)
  return found
}

/** What the connector is called where operations name it: its title in its own language, without what is no letter or digit. */
const apiName = (connector: ConnectorIdentity): string =>
  connectorTextsOf(connector, connector.locale)
    .title.toLowerCase()
    .replace(/[^a-z0-9]/g, '')

const each = <T>(
  eventTypes: readonly EventType[],
  verb: string,
  describe: (eventType: EventType) => T,
): Record<string, T> =>
  Object.fromEntries(
    eventTypes.map((eventType) => [`/${verb}/${eventType.name}`, describe(eventType)]),
  )

/** A key belongs to no tenant: where the app serves several, its request says which. Connections have theirs. */
const tenantQuery = ({ inputs }: OperationTexts): Parameter => ({
  name: 'tenant',
  in: 'query',
  required: false,
  type: 'string',
  'x-ms-summary': inputs.tenant.title,
  description: inputs.tenant.description,
})

import {
  connectorDefinition,
  type DefinitionOptions,
} from '../../src/connector-definition/connector-definition.js'
import type { ConnectorDefinition, Operation } from '../../src/connector-definition/open-api.js'
import { auths } from '../../src/connector-definition/security.js'
import type { EventType } from '../../src/catalogue/event-type.js'
import { grocery } from './grocery.js'

/** The event types of the shop. */
export const { eventTypes } = grocery.catalogue

/** A definition for an app at an invented host. */
export const define = (
  options: Partial<DefinitionOptions> = {},
  types: readonly EventType[] = eventTypes,
) =>
  connectorDefinition(types, grocery.connector, {
    baseUrl: 'https://events.example.com',
    ...options,
  })

/** Every kind of definition that there is. */
export const everyKind = ['en', 'fr'].flatMap((locale) => auths.map((auth) => ({ locale, auth })))

/** All operations, with their path and method. */
export const operationsOf = ({ paths }: ConnectorDefinition) =>
  Object.entries(paths).flatMap(([path, { get, post, delete: remove }]) =>
    Object.entries({ get, post, delete: remove }).flatMap(([method, operation]) =>
      operation === undefined ? [] : [{ path, method, operation }],
    ),
  )

/** The operation of this id. */
export const operationOf = (definition: ConnectorDefinition, id: string): Operation => {
  const found = operationsOf(definition).find(({ operation }) => operation.operationId === id)
  if (!found) throw new Error(`There is no operation ${id}`)
  return found.operation
}

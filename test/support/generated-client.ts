import { createRequire } from 'node:module'
import type { ConnectorDefinition } from '../../src/connector-definition/open-api.js'

/** What an operation answered. */
export interface ClientAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The parsed body. */
  readonly body: unknown
}

/** Calls an operation by its id, with the values of its parameters by their names. */
export type GeneratedClient = (
  operationId: string,
  parameters?: Readonly<Record<string, unknown>>,
) => Promise<ClientAnswer>

interface SwaggerClient {
  readonly execute: (request: {
    readonly spec: unknown
    readonly operationId: string
    readonly parameters: Readonly<Record<string, unknown>>
    readonly securities: {
      readonly authorized: Readonly<Record<string, string>>
      readonly specSecurity: unknown
    }
  }) => Promise<ClientAnswer>
}

// The package brings no types; this is the part of its documented interface that is used here.
const swaggerClient = createRequire(import.meta.url)('swagger-client') as SwaggerClient

/** A client that nobody wrote: swagger-js makes the requests out of a definition alone, with an API key as credentials. */
export const generatedClient =
  (definition: ConnectorDefinition, apiKey: string): GeneratedClient =>
  async (operationId, parameters = {}) => {
    const { status, headers, body } = await swaggerClient.execute({
      spec: definition,
      operationId,
      parameters,
      securities: { authorized: { api_key: apiKey }, specSecurity: definition.security },
    })
    return { status, headers, body }
  }

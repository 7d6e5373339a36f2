import type { FromSchema } from 'json-schema-to-ts'
import type { connectorFormat } from './connector-format.js'
import type { ReadOnly } from './read-only.js'

/** What connector.json says: the words and addresses of the company whose connector it is. */
export type ConnectorIdentity = ReadOnly<FromSchema<typeof connectorFormat>>

/** What makers read of the connector as such, in one language. */
export type ConnectorTexts = ConnectorIdentity['texts'][string]

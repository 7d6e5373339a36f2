import { arrayOf, objectOf, stringOf, textOf, type JsonObject } from '../json/json-value.js'
import type { Connector, ConnectorFiles } from './connector.js'
import { readOperations } from './read-operations.js'

const baseUrlOf = (definition: JsonObject): string => {
  const schemes = arrayOf(definition.schemes).map(stringOf)
  const scheme = schemes.includes('https') ? 'https' : (schemes[0] ?? 'https')
  const path = stringOf(definition.basePath)?.replace(/\/+$/, '') ?? ''
  return `${scheme}://${stringOf(definition.host) ?? 'localhost'}${path}`
}

/** Reads a connector; the app that it is played against may be elsewhere than its definition says. */
export const readConnector = (
  { definition, properties }: ConnectorFiles,
  baseUrl?: string,
): Connector => {
  const operations = readOperations(definition)
  const byId = new Map(operations.map((operation) => [operation.id.toLowerCase(), operation]))
  return {
    definition,
    properties,
    title: textOf(objectOf(definition.info).title) ?? 'A connector without a title',
    baseUrl: baseUrl?.replace(/\/+$/, '') ?? baseUrlOf(definition),
    isElsewhere: baseUrl !== undefined,
    operations,
    operation: (id) => {
      const found = byId.get(id.toLowerCase())
      if (!found) throw new Error(`The definition has no operation ${id}.`)
      return found
    },
  }
}

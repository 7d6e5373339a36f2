import {
  arrayOf,
  has,
  isArray,
  isObject,
  membersOf,
  objectOf,
  stringOf,
  type JsonObject,
} from '../json/json-value.js'

const ORDER = ['swagger', 'info', 'host', 'basePath', 'schemes', 'consumes', 'produces', 'paths']

/** Where the first server of OpenAPI 3 is, as OpenAPI 2.0 says it; its variables at their defaults. */
const addressOf = ({ servers }: JsonObject): Record<string, unknown> => {
  const server = objectOf(arrayOf(servers)[0])
  const variables = objectOf(server.variables)
  const url = (stringOf(server.url) ?? '').replaceAll(
    /\{([^{}]+)\}/g,
    (_, name: string) => stringOf(objectOf(variables[name]).default) ?? name,
  )
  if (!URL.canParse(url)) return url.startsWith('/') ? { basePath: url } : {}
  const { host, pathname, protocol } = new URL(url)
  const basePath = pathname.replace(/(?<=.)\/$/, '')
  return { host, basePath, schemes: [protocol.replace(':', '')] }
}

/** The MIME types under the members `content` of an OpenAPI 3 value, at a path of keys that tells requests from answers. */
const mimeTypesIn = (value: unknown, isRequest: boolean, inRequest = false): string[] => {
  if (isArray(value)) return value.flatMap((item) => mimeTypesIn(item, isRequest, inRequest))
  return membersOf(value).flatMap(([key, member]) => {
    const below = inRequest || key === 'requestBody' || key === 'requestBodies'
    const here = key === 'content' && below === isRequest ? Object.keys(objectOf(member)) : []
    return [...here, ...mimeTypesIn(member, isRequest, below)]
  })
}

/** A value without what the converter adds and OpenAPI 2.0 does not let pass: empty lists of required names. */
const withoutEmptyRequired = (value: unknown): unknown => {
  if (isArray(value)) return value.map(withoutEmptyRequired)
  if (!isObject(value)) return value
  return Object.fromEntries(
    membersOf(value)
      .filter(([key, member]) => !(key === 'required' && isArray(member) && member.length === 0))
      .map(([key, member]) => [key, withoutEmptyRequired(member)]),
  )
}

/** What a converter made of OpenAPI 3, with what it left out of the original, in the usual order. */
export const tidyDefinition = (converted: JsonObject, original: JsonObject): JsonObject => {
  const { host: _, openapi: _version, servers: _servers, definitions, ...rest } = converted
  const schemas = objectOf(objectOf(original.components).schemas)
  // The converter takes the collection of schemas for one of them.
  const named = membersOf(definitions).filter(([name]) => name !== 'schemas' || has(schemas, name))
  const consumes = [...new Set(mimeTypesIn(original, true))]
  const produces = [...new Set(mimeTypesIn(original, false))]
  const all: Record<string, unknown> = {
    ...rest,
    ...addressOf(original),
    ...(consumes.length > 0 ? { consumes } : {}),
    ...(produces.length > 0 ? { produces } : {}),
    definitions: Object.fromEntries(named),
  }
  const keys = [...ORDER.filter((key) => has(all, key)), ...Object.keys(all)]
  return objectOf(withoutEmptyRequired(Object.fromEntries(keys.map((key) => [key, all[key]]))))
}

import { has, isObject, membersOf, type JsonObject } from '../json/json-value.js'
import { tidyDefinition } from './tidy-definition.js'

/** Whether a definition has the objects of version 2.0 under the name of version 3. */
const isVersion2 = (value: JsonObject) =>
  !has(value, 'components') && (has(value, 'definitions') || has(value, 'securityDefinitions'))

/**
 * An OpenAPI 2.0 definition made of a text in JSON or YAML, of OpenAPI 2.0 or of any 3; throws when it is neither.
 * What version 2.0 cannot say, such as one of several schemas, is lost: check the outcome.
 */
export const convertDefinition = async (text: string): Promise<JsonObject> => {
  // YAML holds JSON, so that one reader does for both; no other command waits for it to load.
  const { parse } = await import('yaml')
  const value: unknown = parse(text)
  if (!isObject(value) || (!has(value, 'openapi') && !has(value, 'swagger'))) {
    throw new Error('It names no version of OpenAPI; name a definition of OpenAPI 2.0 or 3.')
  }
  if (!has(value, 'openapi')) return value
  if (isVersion2(value)) return tidyDefinition({ ...value, swagger: '2.0' }, value)
  // It is large, and hardly ever needed.
  const { OpenApi } = await import('@samchon/openapi')
  const converted: unknown = OpenApi.downgrade(
    OpenApi.convert(value as unknown as Parameters<typeof OpenApi.convert>[0]),
    '2.0',
  )
  return tidyDefinition(Object.fromEntries(membersOf(converted)), value)
}

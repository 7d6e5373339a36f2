import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isObject, parseJson, type JsonObject } from '../json/json-value.js'
import type { ConnectorFiles } from './connector.js'

const definitionName = /^apidefinition(\.swagger)?\.json$/i

const readObject = (path: string): JsonObject => {
  const value = parseJson(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  if (!isObject(value)) throw new Error(`${path} is not a JSON object.`)
  return value
}

/** The definition that a path means: itself, or that of the folder. */
export const definitionAt = (path: string): string => {
  if (!existsSync(path)) throw new Error(`There is no ${path}.`)
  if (!statSync(path).isDirectory()) return path
  const name = readdirSync(path).find((entry) => definitionName.test(entry))
  if (name === undefined) throw new Error(`There is no apiDefinition.swagger.json in ${path}.`)
  return join(path, name)
}

/** Reads a connector's definition, given by its path or its folder, and the apiProperties.json beside it. */
export const loadConnector = (path: string): ConnectorFiles => {
  const definition = definitionAt(path)
  const properties = join(dirname(definition), 'apiProperties.json')
  return {
    definition: readObject(definition),
    properties: existsSync(properties) ? readObject(properties) : {},
  }
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser'
import { isObject, type JsonObject } from '../json/json-value.js'
import type { ConnectorFiles } from './connector.js'

const definitionName = /^apidefinition(\.swagger)?\.json$/i

/** As forgiving as whoever published it needed: several certified definitions have commas too many. */
const readObject = (path: string): JsonObject => {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  const faults: ParseError[] = []
  const value: unknown = parse(text, faults, { allowTrailingComma: true })
  const [fault] = faults
  if (fault) {
    const line = text.slice(0, fault.offset).split('\n').length
    const why = printParseErrorCode(fault.error).replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    throw new Error(`${path}, line ${line}: ${why.toLowerCase()}.`)
  }
  if (!isObject(value)) throw new Error(`${path} is not a JSON object.`)
  return value
}

/** The definition that a path means: itself, or that of the folder. */
const definitionAt = (path: string): string => {
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

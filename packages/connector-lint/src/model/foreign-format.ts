import type { JsonDocument } from '../json/json-document.js'
import { has, isObject, textOf } from '../json/json-value.js'

/** What a file is that is no OpenAPI 2.0 in JSON, and how one is made of it. */
export interface ForeignFormat {
  readonly kind: 'openapi3' | 'yaml' | 'swagger1' | 'markup' | 'archive' | 'postman'
  readonly name: string
  /** What to do about it, as the end of a sentence; FILE stands for the file. */
  readonly wayOut: string
  /** The pointer of what tells it. */
  readonly pointer: string
}

const CONVERT = 'convert it with "connector-lint convert FILE"'

const version = (text: string, key: string) =>
  new RegExp(`^["']?${key}["']?\\s*:\\s*["']?([\\d.]+)`, 'm').exec(text)?.[1]

const inText = (text: string): ForeignFormat | undefined => {
  const start = text.trimStart()
  if (start.startsWith('PK\u0003\u0004')) {
    const wayOut = 'unpack it and name the apiDefinition.swagger.json in it'
    return { kind: 'archive', name: 'a ZIP archive', wayOut, pointer: '' }
  }
  if (start.startsWith('<')) {
    const wayOut = 'download the OpenAPI definition itself, as JSON'
    return { kind: 'markup', name: 'HTML or XML', wayOut, pointer: '' }
  }
  if (/^[{[]/.test(start)) return undefined
  const openapi = version(text, 'openapi')
  if (openapi !== undefined) {
    const name = `OpenAPI ${openapi} in YAML`
    const wayOut = `a connector takes OpenAPI 2.0 in JSON: ${CONVERT}`
    return { kind: 'openapi3', name, wayOut, pointer: '' }
  }
  const isYaml = version(text, 'swagger') !== undefined || /^(info|paths)\s*:\s*$/m.test(text)
  return isYaml
    ? { kind: 'yaml', name: 'YAML', wayOut: `JSON is wanted: ${CONVERT}`, pointer: '' }
    : undefined
}

/** The other format that a file is of, if it is one that is known. */
export const foreignFormat = ({
  value,
  decoded,
}: Pick<JsonDocument, 'value' | 'decoded'>): ForeignFormat | undefined => {
  const found = inText(decoded.text)
  if (found !== undefined || !isObject(value)) return found
  if (has(value, 'openapi') && !has(value, 'swagger')) {
    const name = `OpenAPI ${textOf(value.openapi)}`
    const wayOut = `a connector takes OpenAPI 2.0: ${CONVERT}`
    return { kind: 'openapi3', name, wayOut, pointer: '/openapi' }
  }
  if (has(value, 'swaggerVersion') && !has(value, 'swagger')) {
    const name = `Swagger ${textOf(value.swaggerVersion)}`
    const wayOut = 'have its service give out OpenAPI 2.0, which replaced it in 2014'
    return { kind: 'swagger1', name, wayOut, pointer: '/swaggerVersion' }
  }
  if (isObject(value.info) && has(value.info, '_postman_id')) {
    const wayOut = 'import it in the custom connector wizard, which takes it, or export OpenAPI 2.0'
    return { kind: 'postman', name: 'a Postman collection', wayOut, pointer: '/info/_postman_id' }
  }
  return undefined
}

import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenApi } from '../../src/api-description/open-api.js'

/** An answer, as it came. */
export interface Answer {
  readonly status: number
  readonly headers: { readonly get: (name: string) => string | null }
  readonly text: string
}

/** Which operation was asked: `/dead-letters/{id}`, `get`. */
export interface Asked {
  readonly path: string
  readonly method: string
}

const ids = new Map<OpenApi, string>()
const ajv = addFormats.default(
  new Ajv2020({ strict: false, allErrors: true, validateSchema: false, validateFormats: true }),
)

const schemaFaults = (document: OpenApi, pointer: readonly string[], value: unknown): string[] => {
  const id = ids.get(document) ?? `https://described.example/${ids.size}`
  if (!ids.has(document)) ajv.addSchema({ ...document }, id)
  ids.set(document, id)
  const path = pointer.map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  )
  const ref = `${id}#/${path.join('/')}`
  const fits = ajv.getSchema(ref)
  if (!fits) return [`has no schema at ${ref}`]
  return fits(value) === true
    ? []
    : (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

/** Whatever an answer has that the description does not say: status, media type, body, a problem's code. None: it is as described. */
export const undescribedIn = (
  document: OpenApi,
  { path, method }: Asked,
  { status, headers, text }: Answer,
): readonly string[] => {
  const operation = Object.entries(document.paths[path] ?? {}).find(
    ([name]) => name === method,
  )?.[1]
  if (!operation) return [`${method} ${path} is not described`]
  const response = operation.responses[status]
  if (!response) return [`${operation.operationId} may not answer ${status}: ${text}`]
  const missing = Object.entries(response.headers ?? {}).filter(
    ([name, { required }]) => required && headers.get(name) === null,
  )
  if (missing.length > 0)
    return missing.map(([name]) => `${operation.operationId} sends no ${name}`)
  if (text === '') return []
  const type = headers.get('content-type')?.split(';')[0] ?? ''
  const media = response.content?.[type]
  if (!media) return [`${operation.operationId} may not answer ${status} with ${type}: ${text}`]
  if (!type.endsWith('json')) return []
  const body: unknown = JSON.parse(text)
  const { code } = body as { code?: string }
  if (type === 'application/problem+json')
    return code !== undefined && media.examples?.[code]
      ? schemaFaults(document, ['components', 'schemas', 'Problem'], body)
      : [`${operation.operationId} may not tell ${code ?? 'no code'}`]
  const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
  return schemaFaults(document, pointer, body).map((fault) => `${operation.operationId}: ${fault}`)
}

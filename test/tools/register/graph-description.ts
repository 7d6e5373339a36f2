import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { default as addFormats } from 'ajv-formats'

interface Operation {
  readonly parameters?: readonly { readonly name: string }[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { schema: object } } }
}

/** A description in OpenAPI 3.0, as far as requests are checked against it. */
interface Description {
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const description = JSON.parse(
  readFileSync('test/tools/register/graph.openapi.json', 'utf8'),
) as Description

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(description, 'graph')

/** Where Graph is. */
export const graphUrl = description.servers[0]?.url ?? ''

/** A request that Graph's description knows. */
export interface Described {
  readonly operation: string
  readonly ids: readonly string[]
}

const validators = new Map<string, ValidateFunction>()

const bodyFaults = (path: string, method: string, body: unknown): string[] => {
  const pointer = [path, method, 'requestBody', 'content', 'application/json', 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `graph#/paths/${pointer}` })
  validators.set(pointer, validate)
  return validate(body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) =>
        [instancePath, message, JSON.stringify(params)].join(' '),
      )
}

/** Which operation a request is; throws what is wrong with it by the description. */
export const describe = (method: string, url: URL, body: unknown): Described => {
  const asked = url.pathname.replace(new URL(graphUrl).pathname, '')
  for (const [path, operations] of Object.entries(description.paths)) {
    const match = new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '([^/]+)')}$`).exec(asked)
    const operation = operations[method.toLowerCase()]
    if (!match || !operation) continue
    const names = operation.parameters?.map(({ name }) => name) ?? []
    const faults = [...url.searchParams.keys()].filter((name) => !names.includes(name))
    if (operation.requestBody) faults.push(...bodyFaults(path, method.toLowerCase(), body))
    if (faults.length > 0) throw new Error(`${method} ${asked}: ${faults.join('; ')}`)
    return { operation: `${method} ${path}`, ids: match.slice(1) }
  }
  throw new Error(`Graph's description has no ${method} ${asked}`)
}

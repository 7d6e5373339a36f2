import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { default as addFormats } from 'ajv-formats'
import { closed } from './closed-schemas.js'
import type { Whole } from './cut-description.js'
import { withSince } from './graph-since.js'

/** What an operation takes beside its body. */
export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: { readonly type?: string }
}

interface Reference {
  readonly $ref?: string
}

/** What can be called. */
export interface Operation {
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, Reference>>
}

/** As far as requests and answers are checked against it. */
interface Description {
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> }
}

const published = withSince(
  JSON.parse(readFileSync('test/tools/register/graph.openapi.json', 'utf8')) as Whole,
)

/** What Graph can do, as it publishes it; what is not declared is refused. */
export const description = closed(published, published.components.schemas ?? {}) as Description

/** Where Graph is. */
export const graphUrl = description.servers[0]?.url ?? ''

const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
addFormats.default(ajv)
ajv.addSchema(description, 'graph')

const pointer = (...parts: readonly string[]) =>
  parts
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')

/** A schema of the description, by the names that lead to it. */
export const schemaAt = (...parts: readonly string[]): object => ({
  $ref: `graph#/${pointer(...parts)}`,
})

const validators = new Map<string, ValidateFunction>()

/** Schemas are made anew for each request; compiling one takes longer than all that is checked by it. */
const validatorOf = (schema: object): ValidateFunction => {
  const text = JSON.stringify(schema)
  const validator = validators.get(text) ?? ajv.compile(schema)
  validators.set(text, validator)
  return validator
}

/** What is wrong with a value by a schema, each beginning with what it is. */
export const faultsOf = (what: string, schema: object, value: unknown): readonly string[] => {
  const validate = validatorOf(schema)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [what + instancePath, message, JSON.stringify(params)].join(' '),
  )
}

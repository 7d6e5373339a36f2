import type { ProblemCode } from '../problem.js'
import { accessProblems, securityFor, type Access } from './access.js'
import type { Schema } from './json-schema.js'
import type { Content, OpenApi, Operation, Parameter, Response } from './open-api.js'
import { problemAnswers } from './problem-answers.js'

/** What operations are filed under. */
export const tags = {
  publishers: 'Fire events, and see what became of them.',
  subscribers: 'Subscribe to events, list them, poll for them.',
  operators: 'Find what was given up, and have it delivered after all.',
  everyone: 'Whether the app works, and what it offers.',
} as const

/** One operation of the API. */
export interface ApiOperation {
  readonly tag: keyof typeof tags
  readonly operationId: string
  readonly summary: string
  readonly description: string
  /** There is a newer one. */
  readonly deprecated?: true
  readonly access: Access
  readonly parameters?: readonly Parameter[]
  readonly body?: Content
  readonly answers: Readonly<Record<number, Response>>
  /** Those that it tells beside what its caller's access is refused for. */
  readonly problems?: readonly ProblemCode[]
}

/** Operations by method and path: `POST /fire/instore`. */
export type ApiOperations = Readonly<
  Record<`${'GET' | 'POST' | 'DELETE'} /${string}`, ApiOperation>
>

const toOperation = (operation: ApiOperation, scope: string): Operation => {
  const { tag, operationId, summary, description, access, parameters = [], body } = operation
  return {
    tags: [tag],
    ...{ operationId, summary, description },
    ...(operation.deprecated && { deprecated: true }),
    security: securityFor(access, scope),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      ...operation.answers,
      ...problemAnswers([
        ...accessProblems(access),
        'query-invalid',
        ...(operation.problems ?? []),
      ]),
    },
  }
}

/** Operations as OpenAPI has them: by path, then by method. */
export const pathsOf = (operations: ApiOperations, scope: string): OpenApi['paths'] => {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const [key, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = key.split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: toOperation(operation, scope) }
  }
  return paths
}

/** A JSON body, or a JSON answer's content. */
export const json = (schema: Schema): Content => ({ 'application/json': { schema } })

/** An answer whose body is JSON. */
export const answer = (
  description: string,
  schema: Schema,
  headers?: Response['headers'],
): Response => ({ description, ...(headers ? { headers } : {}), content: json(schema) })

/** A part of the path. */
export const pathInput = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})

/** A part of the query. */
export const queryInput = (
  name: string,
  description: string,
  schema: Schema = { type: 'string' },
): Parameter => ({ name, in: 'query', description, schema })

/** A header that an answer always has. */
export const header = (description: string, type: 'integer' | 'string' = 'string') => ({
  description,
  required: true,
  schema: { type },
})

/** A header that an answer may have. */
export const optionalHeader = (description: string) => ({ ...header(description), required: false })

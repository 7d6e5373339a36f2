import { description, faultsOf, graphUrl, schemaAt, type Operation } from './graph-schemas.js'
import { parameterFaults } from './parameter-faults.js'

/** A request. */
export interface Sent {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body?: unknown
}

/** A request that Graph's description knows. */
export interface Described {
  /** As `GET /users/{user-id}`. */
  readonly operation: string
  readonly ids: readonly string[]
  /** Throws what is wrong with an answer to it. */
  readonly checkAnswer: (status: number, body: unknown) => void
}

const content = ['content', 'application/json', 'schema']

const matching = (path: string, asked: string): readonly string[] | undefined => {
  const literals = path.split(/\{[^}]+\}/).map((text) => text.replaceAll(/[()$.]/g, '\\$&'))
  return new RegExp(`^${literals.join('([^/]+)')}$`).exec(asked)?.slice(1)
}

const bodyFaults = ({ headers, body }: Sent, schema: object): readonly string[] => [
  ...(headers.get('content-type') === 'application/json' ? [] : ['content-type is not JSON']),
  ...faultsOf('body', schema, body),
]

/** Where an answer's schema is: in the operation, or in what several have in common. */
const answerAt = (operation: Operation, where: readonly string[], status: number) => {
  const range = `${String(status).charAt(0)}XX`
  const answer = operation.responses[range]
  if (!answer) return undefined
  const shared = answer.$ref?.split('/').slice(1)
  return schemaAt(...(shared ?? [...where, 'responses', range]), ...content)
}

const refuseFaults = (what: string, faults: readonly string[]) => {
  if (faults.length > 0) throw new Error(`${what}: ${faults.join('; ')}`)
}

/** Which operation a request is; throws what is wrong with it by the description. */
export const describe = (sent: Sent): Described => {
  const method = sent.method.toLowerCase()
  const asked = sent.url.pathname.replace(new URL(graphUrl).pathname, '')
  for (const [path, item] of Object.entries(description.paths)) {
    const ids = matching(path, asked)
    const found = item[method]
    if (!ids || !found) continue
    const operation = `${sent.method} ${path}`
    const where = ['paths', path, method]
    refuseFaults(operation, [
      ...parameterFaults(found.parameters ?? [], sent),
      ...(found.requestBody ? bodyFaults(sent, schemaAt(...where, 'requestBody', ...content)) : []),
    ])
    return {
      operation,
      ids: ids.map(decodeURIComponent),
      checkAnswer: (status, body) => {
        const schema = answerAt(found, where, status)
        if (status === 204) return
        refuseFaults(
          `The answer to ${operation}`,
          schema ? faultsOf('body', schema, body) : [`${status} is not described`],
        )
      },
    }
  }
  throw new Error(`Graph's description has no ${sent.method} ${asked}`)
}

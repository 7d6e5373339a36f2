import type {
  ConnectorDefinition,
  Operation,
  Schema,
} from '../../src/connector-definition/open-api.js'

/** What can be asked of the app: a route with its inputs. */
export interface FuzzOperation {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With `{names}` of what stands in it. */
  readonly path: string
  /** Names of what may stand in its query. */
  readonly query: readonly string[]
  /** The JSON schema of its body; absent where it takes none. */
  readonly body?: Schema
}

const search = ['eventType', 'subscriptionId', 'reason', 'from', 'until']
const text = { type: 'string' }

const replay: Schema = {
  type: 'object',
  properties: {
    ...Object.fromEntries([...search, 'cursor'].map((name) => [name, text])),
    all: { type: 'boolean' },
    dryRun: { type: 'boolean' },
  },
}

const get = (path: string, ...query: readonly string[]): FuzzOperation => ({
  method: 'GET',
  path,
  query,
})
const post = (path: string, body?: Schema): FuzzOperation => ({
  method: 'POST',
  path,
  query: ['tenant'],
  ...(body ? { body } : {}),
})

/** The routes that the connector does not have: those of operators, of pages, and of GitHub. */
const others: readonly FuzzOperation[] = [
  get('/dead-letters', ...search, 'limit', 'cursor'),
  get('/dead-letters/{id}'),
  post('/dead-letters/{id}/replay'),
  post('/dead-letters/replay', replay),
  get('/accounts', ...search, 'limit', 'cursor'),
  get('/subscriptions', 'limit', 'cursor'),
  get('/subscriptions/{id}/secrets'),
  post('/subscriptions/{id}/enable'),
  get('/health'),
  get('/'),
  get('/console/{file}'),
  get('/swagger/{file}'),
  get('/swagger.json', 'locale', 'auth'),
  get('/openapi.json'),
  get('/asyncapi.json'),
  get('/list/{eventType}'),
  get('/poll/{eventType}', 'cursor'),
  post('/fire/{eventType}', { type: 'object' }),
  post('/event/{eventType}', { type: 'object', properties: { Url: text } }),
  post('/ingest/github', { type: 'object' }),
]

/** All operations: those of a connector's definition, and the others. */
export const operationsOf = ({
  paths,
  definitions,
}: Pick<ConnectorDefinition, 'definitions' | 'paths'>): readonly FuzzOperation[] => {
  const resolve = (schema: Schema): Schema => {
    const name = /^#\/definitions\/(.+)$/.exec(String(schema.$ref))?.[1]
    return (name === undefined ? undefined : definitions[name]) ?? schema
  }
  const toOperation = (
    method: FuzzOperation['method'],
    path: string,
    { parameters = [] }: Operation,
  ): FuzzOperation => {
    const body = parameters.find((each) => each.in === 'body')?.schema
    const query = parameters.filter((each) => each.in === 'query').map(({ name }) => name)
    return { method, path, query, ...(body ? { body: resolve(body) } : {}) }
  }
  const described = Object.entries(paths).flatMap(([path, { get, post, delete: remove }]) => [
    ...(get ? [toOperation('GET', path, get)] : []),
    ...(post ? [toOperation('POST', path, post)] : []),
    ...(remove ? [toOperation('DELETE', path, remove)] : []),
  ])
  return [...described, ...others]
}

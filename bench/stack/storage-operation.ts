/** A request to a storage account, as far as it tells what it does. */
export interface StorageRequest {
  readonly service: 'table' | 'queue'
  readonly method: string
  /** Path and query. */
  readonly url: string
}

const tableOperation = (method: string, path: string): string => {
  if (path === '$batch') return 'transaction'
  const [name = '', keys] = path.split('(')
  if (name === 'Tables') return 'create table'
  if (method === 'POST') return `insert into ${name}`
  if (method === 'GET') return `${keys === ')' ? 'query' : 'get from'} ${name}`
  return `${method === 'DELETE' ? 'delete from' : 'update'} ${name}`
}

const queueVerbs: Readonly<Record<string, string>> = {
  POST: 'put into',
  GET: 'receive from',
  PUT: 'renew in',
  DELETE: 'delete from',
}

const queueOperation = (method: string, path: string): string => {
  const [name = '', messages] = path.split('/')
  return messages === undefined ? `${method} queue` : `${queueVerbs[method] ?? method} ${name}`
}

/** What a request does, in words: `table: insert into events`, `queue: receive from fan-out`. */
export const storageOperation = ({ service, method, url }: StorageRequest): string => {
  // Emulators have the account's name first in the path.
  const [, path = ''] = /^\/[^/]+\/([^?]*)/.exec(url) ?? []
  const named = service === 'table' ? tableOperation(method, path) : queueOperation(method, path)
  return `${service}: ${named}`
}

/** How many operations each service was asked for, given how often each of them was. */
export const byService = (
  operations: ReadonlyMap<string, number>,
): Readonly<Record<StorageRequest['service'], number>> => {
  const sumOf = (service: string) =>
    [...operations].reduce((sum, [name, n]) => sum + (name.startsWith(service) ? n : 0), 0)
  return { table: sumOf('table'), queue: sumOf('queue') }
}

/** Whether a request looks for messages: when there are none, it belongs to no delivery. */
export const isPoll = ({ service, method, url }: StorageRequest): boolean =>
  service === 'queue' && method === 'GET' && url.split('?', 1)[0]?.endsWith('/messages') === true

/** Whether a request looks at messages without receiving them. */
export const isPeek = (request: StorageRequest): boolean =>
  isPoll(request) && request.url.includes('peekonly=true')

import { storageOperation } from '../../bench/stack/storage-operation.js'
import type { SeenRequest } from '../support/storage-proxy.js'

const names: Readonly<Record<string, string>> = {
  'table: insert into events': 'store the event',
  'table: query subscriptions': 'read subscriptions',
  'table: update subscriptions': 'note a callback’s health',
  'queue: put into fan-out': 'queue a fan-out message',
  'queue: put into deliveries': 'queue a chunk message',
  'queue: put into retries': 'queue a retry message',
  'queue: put into releases': 'queue a release message',
  'queue: receive from fan-out': 'receive a fan-out message',
  'queue: receive from deliveries': 'receive a chunk message',
  'queue: receive from retries': 'receive a retry message',
  'queue: receive from releases': 'receive a release message',
  'queue: delete from fan-out': 'delete a fan-out message',
  'queue: delete from deliveries': 'delete a chunk message',
  'queue: delete from retries': 'delete a retry message',
  'queue: delete from releases': 'delete a release message',
  'table: update deliveries': 'record a retry',
  'table: update due': 'keep a message until it is due',
  'table: delete from due': 'forget a callback that nothing waits for',
}

/** The names of a batch's and an insert's steps say what they hold. */
const nameByBody = (operation: string, body: string): string | undefined => {
  if (operation === 'table: insert into deliveries')
    return body.includes('"chunk:')
      ? 'record a chunk'
      : body.includes('"delivery:')
        ? 'record a retry'
        : 'store the plan'
  if (operation === 'table: transaction' && body.includes('lastStartedAt"'))
    return body.includes('"callbackUrl') ? undefined : 'note flows’ starts'
  return undefined
}

/** What only readies an empty storage, or keeps a message while its function runs: takes nobody's event a step further. */
const aside = /create table|PUT queue|renew in/

/**
 * The name of the step that a request is; undefined for one that changes nothing and that no step begins with. A change
 * without a name is named after its operation, so that a step that nobody has numbered is noticed.
 */
export const stepName = (request: SeenRequest): string | undefined => {
  const operation = storageOperation(request)
  const name = names[operation] ?? nameByBody(operation, request.body)
  if (name !== undefined) return name
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  return changes && !aside.test(operation) ? operation : undefined
}

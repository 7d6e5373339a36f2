import type { HttpRequest } from '@azure/functions'
import type { ApiKey, Permission } from '../../keys/api-key.js'
import { Problem } from '../../problem.js'
import type { Caller } from './authenticate.js'
import type { Publisher } from './publisher.js'

/** A stored key as a subscriber: one of its tenant, whose id has no character that a URL would escape. */
export const keySubscriber = (key: ApiKey): Caller => {
  demand(key, 'subscribe')
  return { tenantId: key.tenantId, oid: callerId(key), scopes: [], roles: [], ...limitOf(key) }
}

/** A stored key as a publisher: for its own tenant, which `?tenant=` may say again. */
export const keyPublisher = (key: ApiKey, request: Pick<HttpRequest, 'url'>): Publisher => {
  demand(key, 'fire')
  const named = new URL(request.url).searchParams.get('tenant')?.toLowerCase() ?? key.tenantId
  if (named !== key.tenantId)
    throw new Problem('tenant-not-allowed', `The key is of tenant ${key.tenantId} only.`)
  return { scope: key.tenantId, by: callerId(key), ...limitOf(key) }
}

const demand = ({ permissions }: ApiKey, permission: Permission): void => {
  if (permissions.includes(permission)) return
  throw new Problem(
    'permission-missing',
    `The key may ${permissions.join(' and ')}, but not ${permission}.`,
  )
}

/** Beside the object ids of users and apps. */
const callerId = ({ id }: ApiKey) => `key-${id}`

const limitOf = ({ eventTypes }: ApiKey) => (eventTypes ? { eventTypes } : {})

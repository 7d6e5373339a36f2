import type { HttpRequest } from '@azure/functions'
import { oneName, type NamesOf } from '../../catalogue/names-of.js'
import { onlyTenant, servesTenant, type EntraConfig } from '../../entra-config.js'
import type { Scope } from '../../events/event.js'
import type { ApiKey } from '../../keys/api-key.js'
import type { FindKey } from '../../keys/find-key.js'
import { sameText } from '../../keys/same-text.js'
import { Problem } from '../../problem.js'
import type { Authenticate, Caller } from './authenticate.js'
import { keyPublisher, keySubscriber } from './key-caller.js'
import type { Observer, Publisher } from './publisher.js'
import { refuseSubscriber } from './refuse-subscriber.js'

/** Who may do what. Each answers with who the caller is, or throws a Problem. */
export interface Authorize {
  /** May subscribe: a user of an allowed tenant, with a configured scope where there is one; an app with the role; or a stored key. */
  readonly subscriber: (request: HttpRequest) => Promise<Caller>
  /** May fire: for the token's or the stored key's own tenant, or with a PUBLISHER_KEYS key for the one that `?tenant=` names. */
  readonly publisher: (request: HttpRequest) => Promise<Publisher>
  /** May see what was fired: whoever may fire, and operators for their own tenant. */
  readonly observer: (request: HttpRequest) => Promise<Observer>
  /** Operates the app for its own tenant: a token with the app role; no key is an operator. */
  readonly operator: (request: HttpRequest) => Promise<Pick<Caller, 'oid' | 'tenantId'>>
  /** Sees the tenant's subscriptions instead of its own. */
  readonly isOperator: (caller: Caller) => boolean
}

/** What the rules of a deployment depend on. */
export interface AuthorizeConfig {
  readonly entra: EntraConfig
  /** Each lets its bearer fire events. */
  readonly publisherKeys: readonly string[]
}

const publisherRole = 'Events.Fire'
/** The app role of an operator. */
export const operatorRole = 'Events.Operate'

/** The rules of a deployment. */
export const authorize = (
  authenticate: Authenticate,
  config: AuthorizeConfig,
  findKey: FindKey,
  namesOf: NamesOf = oneName,
): Authorize => {
  const withRole = async (request: HttpRequest, roles: readonly string[]) => {
    const caller = await authenticate(request.headers)
    if (!roles.some((role) => caller.roles.includes(role))) {
      throw new Problem('role-missing', `The token needs the app role ${roles.join(' or ')}.`)
    }
    return caller
  }

  const credentialOf = async (request: HttpRequest): Promise<Credential> => {
    const text = request.headers.get('x-api-key')
    if (text === null) return 'token'
    if (config.publisherKeys.some((known) => sameText(known, text))) return 'publisher-key'
    const key = await findKey(text)
    // A tenant that may no longer sign in may no longer use its keys either.
    if (key && servesTenant(config.entra.tenants, key.tenantId))
      return key.eventTypes ? { ...key, eventTypes: key.eventTypes.flatMap(namesOf) } : key
    throw new Problem(
      'key-invalid',
      'The key is unknown, has expired or was revoked. Send another, or a token.',
    )
  }

  /** Who brings a key instead of a token is told whether it is a good one at all. */
  const refuseAnyKey = async (request: HttpRequest): Promise<void> => {
    if ((await credentialOf(request)) === 'token') return
    throw new Problem(
      'permission-missing',
      `This is for operators, and no key is one: send a token with the app role ${operatorRole}.`,
    )
  }

  /** A publisher by a key; undefined for one who brings none. */
  const withKey = async (request: HttpRequest): Promise<Publisher | undefined> => {
    const credential = await credentialOf(request)
    if (credential === 'token') return undefined
    if (credential !== 'publisher-key') return keyPublisher(credential, request)
    return { scope: namedTenant(request, config.entra.tenants) }
  }

  return {
    subscriber: async (request) => {
      const credential = await credentialOf(request)
      if (typeof credential === 'object') return keySubscriber(credential)
      const caller = await authenticate(request.headers)
      refuseSubscriber(caller, config.entra)
      return caller
    },
    publisher: async (request) =>
      (await withKey(request)) ?? publisherOf(await withRole(request, [publisherRole])),
    observer: async (request) => {
      const publisher = await withKey(request)
      if (publisher) return publisher
      const caller = await withRole(request, [publisherRole, operatorRole])
      const operates = isOperator(caller) ? { operates: caller.tenantId } : {}
      return { ...publisherOf(caller), ...operates }
    },
    operator: async (request) => {
      if (!request.headers.has('authorization')) await refuseAnyKey(request)
      const { tenantId, oid } = await withRole(request, [operatorRole])
      return { tenantId, oid }
    },
    isOperator,
  }
}

const isOperator = ({ roles }: Caller) => roles.includes(operatorRole)

const publisherOf = ({ tenantId, oid }: Caller): Publisher => ({ scope: tenantId, by: oid })

/** What a request is to be judged by. A key of the setting PUBLISHER_KEYS makes a publisher, but no subscriber. */
type Credential = 'token' | 'publisher-key' | ApiKey

/** The tenant that a publisher with a PUBLISHER_KEYS key fires for; by default the only configured one. */
const namedTenant = (request: HttpRequest, tenants: EntraConfig['tenants']): Scope => {
  const named = new URL(request.url).searchParams.get('tenant')?.toLowerCase()
  if (named === undefined) {
    const only = onlyTenant(tenants)
    if (only !== undefined) return only
    throw new Problem(
      'tenant-missing',
      'This app serves several tenants: add ?tenant=<tenant id>, or ?tenant=all.',
    )
  }
  if (named !== 'all' && !servesTenant(tenants, named))
    throw new Problem('tenant-unknown', `"${named}" is neither a tenant of this app nor "all".`)
  return named
}

import type { HttpRequest } from '@azure/functions'
import type { Caller } from '../../src/http/auth/authenticate.js'
import type { Authorize } from '../../src/http/auth/authorize.js'
import { Problem } from '../../src/problem.js'
import { tenant } from './deliveries.js'

/** The token that callers bring: no log and no answer may hold it. */
export const token = 'T0K3N-of_the_caller'

const admit =
  <Who>(who: Who) =>
  ({ headers }: Pick<HttpRequest, 'headers'>): Promise<Who> =>
    headers.get('authorization') === `Bearer ${token}`
      ? Promise.resolve(who)
      : Promise.reject(new Problem('token-missing', 'Send a token.'))

/** Lets in whoever brings the token, as a user of the first tenant unless the changes say otherwise. */
export const authorizedAs = (changes: Partial<Caller> = {}): Authorize => {
  const caller = { tenantId: tenant, oid: 'alix', scopes: [], roles: [], ...changes }
  const { tenantId, oid, eventTypes } = caller
  const publisher = { scope: tenantId, ...(eventTypes ? { eventTypes } : {}) }
  return {
    subscriber: admit(caller),
    publisher: admit(publisher),
    observer: admit({
      ...publisher,
      ...(caller.roles.includes('Events.Operate') ? { operates: tenantId } : {}),
    }),
    operator: admit({ tenantId, oid }),
    isOperator: ({ roles }) => roles.includes('Events.Operate'),
  }
}

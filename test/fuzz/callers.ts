import type { Authenticate, Caller } from '../../src/http/auth/authenticate.js'
import { Problem } from '../../src/problem.js'
import { tenant } from '../support/deliveries.js'

/** The tokens that are accepted, each by what its bearer is. */
export const tokens = ['user', 'publisher', 'operator'] as const

const roles: Readonly<Record<(typeof tokens)[number], readonly string[]>> = {
  user: [],
  publisher: ['Events.Fire'],
  operator: ['Events.Operate'],
}

/** Lets in whoever brings one of the tokens, without any signature: who is let in is not what is fuzzed. */
export const authenticateByName: Authenticate = (headers) => {
  const given = headers.get('authorization')
  const name = tokens.find((each) => given === `Bearer ${each}`)
  if (!name) return Promise.reject(new Problem('token-invalid', 'The token is none of the fuzz.'))
  const caller: Caller = { tenantId: tenant, oid: name, scopes: ['any'], roles: roles[name] }
  return Promise.resolve(caller)
}

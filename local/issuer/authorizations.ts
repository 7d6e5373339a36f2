import { strict as assert } from 'node:assert'
import { isPersona, personas } from './personas.js'
import type { TokenClaims } from './token-claims.js'
import { audienceOf } from './token-request.js'

/** What has been granted by a click, until its code is turned into a token. */
export interface Authorizations {
  /** Notes for whom a redirect brings a code, and puts that where the client wants it: into the fragment, or the query. */
  readonly grant: (redirect: URL, asked: URLSearchParams) => void
  /** The claims that a code stands for. */
  readonly claimsOf: (code: string) => TokenClaims
}

/** Remembers grants in memory. */
export const createAuthorizations = (): Authorizations => {
  const granted = new Map<string, TokenClaims>()
  return {
    grant: (redirect, asked) => {
      const persona = asked.get('as') ?? ''
      // The library answers an AssertionError with 400 invalid_request.
      assert(isPersona(persona), 'there is nobody of this name')
      granted.set(redirect.searchParams.get('code') ?? '', {
        ...personas[persona],
        tenantId: asked.get('tenant') ?? '',
        audience: audienceOf(asked.get('scope') ?? ''),
        scopes: 'impersonate',
      })
      if (asked.get('response_mode') !== 'fragment') return
      redirect.hash = redirect.search.slice(1)
      redirect.search = ''
    },
    claimsOf: (code) => {
      const claims = granted.get(code)
      assert(claims, 'there is no such code')
      return claims
    },
  }
}

import type { RequestListener } from 'node:http'
import { createSigner, type Signer } from './issuer/signer.js'
import { signInPage } from './issuer/sign-in-page.js'
import type { TokenClaims } from './issuer/token-claims.js'
import { startLoopbackServer } from './loopback-server.js'

/** Plays Entra ID on this machine: same paths, same claims, keys of its own, and a page to sign in on. */
export interface Issuer {
  /** For AzureAd__Instance, with trailing slash: `http://127.0.0.1:<port>/`. Keys at `{instance}{tenant}/discovery/v2.0/keys` for any tenant. */
  readonly instance: string
  /** A signed token. */
  readonly token: (claims: TokenClaims) => Promise<string>
  /** Replaces the signing key, as Entra does some times a year; tokens of the old key stay valid unless `forget`. */
  readonly rotateKey: (options?: { readonly forget?: boolean }) => Promise<void>
  /** How often the keys were asked for. */
  readonly keyRequests: () => number
  readonly stop: () => Promise<void>
}

const keysPath = /^\/[^/]+\/discovery\/(?:v2\.0\/)?keys(?:\?|$)/
const authorizePath = /^\/(?<tenant>[^/]+)\/oauth2\/v2\.0\/authorize\?(?<query>.*)$/
const tokenPath = /^\/(?<tenant>[^/]+)\/oauth2\/v2\.0\/token(?:\?|$)/

/** Starts a token issuer on 127.0.0.1, on a free port unless one is given. */
export const startIssuer = async (options: { readonly port?: number } = {}): Promise<Issuer> => {
  const instance = () => `${server.url}/`
  let signer = await createSigner(instance)
  let retired: ReturnType<typeof signer.publicKeys> = []
  let keyRequests = 0

  const listener: RequestListener = (request, response) => {
    const url = request.url ?? ''
    const tenant = tokenPath.exec(url)?.groups?.tenant
    const authorizing = authorizePath.exec(url)?.groups
    if (tenant !== undefined) {
      request.url = `/token?tenant=${tenant}`
      signer.endpoints(request, response)
    } else if (authorizing) {
      authorize(signer, authorizing, request, response)
    } else if (request.method === 'GET' && keysPath.test(url)) {
      keyRequests += 1
      // Entra's keys name no algorithm, so neither do these.
      const keys = [...retired, ...signer.publicKeys()].map(({ kid, kty, n, e }) => ({
        kid,
        kty,
        use: 'sig',
        n,
        e,
      }))
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }))
    } else {
      response.writeHead(404).end()
    }
  }

  const server = await startLoopbackServer(listener, options.port)

  return {
    instance: instance(),
    token: (claims) => signer.token(claims),
    rotateKey: async ({ forget = false } = {}) => {
      const previous = signer
      signer = await createSigner(instance)
      retired = forget ? [] : [...retired, ...previous.publicKeys()]
    },
    keyRequests: () => keyRequests,
    stop: server.stop,
  }
}

/** Shows the page on which a person signs in; to a click on it, answers with a code. */
const authorize = (
  { endpoints }: Pick<Signer, 'endpoints'>,
  { tenant = '', query = '' }: Readonly<Partial<Record<string, string>>>,
  ...[request, response]: Parameters<RequestListener>
) => {
  const asked = new URLSearchParams(query)
  if (asked.has('as')) {
    if (!asked.has('tenant')) asked.set('tenant', tenant)
    request.url = `/authorize?${asked.toString()}`
    endpoints(request, response)
  } else
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(signInPage(tenant, asked))
}

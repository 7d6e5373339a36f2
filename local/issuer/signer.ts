import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener } from 'node:http'
import {
  OAuth2Issuer,
  OAuth2Service,
  type JWK,
  type MutableRedirectUri,
  type MutableResponse,
  type MutableToken,
  type TokenRequestIncomingMessage,
} from 'oauth2-mock-server'
import { createAuthorizations } from './authorizations.js'
import { defaultLifetime, tokenPayload, type TokenClaims } from './token-claims.js'
import { claimsRequested } from './token-request.js'

/** One signing key, and what is signed with it. */
export interface Signer {
  readonly token: (claims: TokenClaims) => Promise<string>
  /** Answers `POST /token?tenant=<id>`, and `GET /authorize?tenant=<id>&as=<persona>`. */
  readonly endpoints: RequestListener
  readonly publicKeys: () => readonly JWK[]
}

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** A signer with a new RS256 key. The library takes its keys in turn, so a key of one's own needs an issuer of its own. */
export const createSigner = async (instance: () => string): Promise<Signer> => {
  const issuer = new OAuth2Issuer()
  // The library asks for one, though every payload below has its own `iss`.
  issuer.url = 'http://127.0.0.1/'
  await issuer.keys.generate('RS256', { kid: randomBytes(20).toString('base64url') })
  const service = new OAuth2Service(issuer)

  const authorizations = createAuthorizations()
  const askedIn = ({ url = '' }: Pick<IncomingMessage, 'url'>) =>
    new URL(url, issuer.url).searchParams

  service.on('beforeAuthorizeRedirect', ({ url }: MutableRedirectUri, request: IncomingMessage) => {
    authorizations.grant(url, askedIn(request))
  })
  service.on('beforeTokenSigning', (token: MutableToken, request: TokenRequestIncomingMessage) => {
    const tenant = askedIn(request).get('tenant') ?? ''
    const { code } = request.body
    const claims =
      typeof code === 'string'
        ? authorizations.claimsOf(code)
        : claimsRequested(new Map(Object.entries(request.body)), tenant)
    token.payload = tokenPayload(claims, instance(), nowSeconds())
  })
  service.on('beforeResponse', (response: MutableResponse) => {
    if (response.body === '') return
    const { access_token } = response.body
    response.body = { token_type: 'Bearer', expires_in: defaultLifetime, access_token }
  })

  return {
    token: (claims) =>
      issuer.buildToken({
        scopesOrTransform: (_header, payload) =>
          Object.assign(payload, tokenPayload(claims, instance(), nowSeconds())),
      }),
    endpoints: service.requestHandler,
    publicKeys: () => issuer.keys.toJSON(),
  }
}

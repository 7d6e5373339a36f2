import * as oauth from 'oauth4webapi'
import type { Session, Shelf } from './session.js'
import type { SignInConfig } from './sign-in-config.js'

/** Signing in by authorization code and PKCE. */
export interface SignIn {
  /** Where the browser is to go, to come back with a code to this page, and from there to a place in it. */
  readonly begin: (place: string) => Promise<string>
  /** What came back, as a session and the place to go on at. Throws for what was not asked for, and where sign-in was refused. */
  readonly finish: (fragment: string) => Promise<{ session: Session; place: string }>
}

/** What it needs of the browser. */
export interface SignInParts {
  readonly config: SignInConfig
  /** This page's own address, which the app registration knows as a redirect URI. */
  readonly redirectUri: string
  readonly shelf: Shelf
  readonly now: () => number
  readonly fetch?: typeof fetch
}

const key = 'flow-triggers.sign-in'

/** Whether a page's fragment is what came of signing in, instead of a place in the page. */
export const isSignInAnswer = (fragment: string): boolean =>
  /^#(?:.*&)?(code|error)=/.test(fragment)

/** Seconds by which a token ends for us before it does for the API. */
const early = 60

/**
 * Signs in at Entra ID, or what plays it. The code comes back in the fragment, which no server is sent or logs.
 * Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export const createSignIn = (parts: SignInParts): SignIn => {
  const { config, redirectUri, shelf, now } = parts
  const client: oauth.Client = { client_id: config.clientId }
  const server: oauth.AuthorizationServer = {
    issuer: config.authority,
    authorization_endpoint: `${config.authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${config.authority}/oauth2/v2.0/token`,
  }
  const options = {
    // A local issuer has no certificate; the app lets no other one be plain http.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    [oauth.allowInsecureRequests]: config.authority.startsWith('http:'),
    ...(parts.fetch && { [oauth.customFetch]: parts.fetch }),
  }

  return {
    begin: async (place) => {
      const begun = {
        state: oauth.generateRandomState(),
        place,
        verifier: oauth.generateRandomCodeVerifier(),
      }
      shelf.setItem(key, JSON.stringify(begun))
      const query = new URLSearchParams({
        client_id: config.clientId,
        response_type: 'code',
        response_mode: 'fragment',
        redirect_uri: redirectUri,
        scope: config.scope,
        state: begun.state,
        code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      })
      return `${config.authority}/oauth2/v2.0/authorize?${query.toString()}`
    },
    finish: async (fragment) => {
      const { state, verifier, place } = readBegun(shelf.getItem(key))
      shelf.removeItem(key)
      const answer = new URLSearchParams(fragment.replace(/^#/, ''))
      const proven = oauth.validateAuthResponse(server, client, answer, state)
      const response = await oauth.authorizationCodeGrantRequest(
        ...([server, client, oauth.None(), proven, redirectUri, verifier, options] as const),
      )
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, response)
      const seconds = (tokens.expires_in ?? 3600) - early
      return { session: { token: tokens.access_token, expiresAt: now() + seconds * 1000 }, place }
    },
  }
}

interface Begun {
  readonly state: string
  readonly verifier: string
  readonly place: string
}

const readBegun = (text: string | null): Begun => {
  if (text === null) throw new Error('This tab has not asked to sign in')
  return JSON.parse(text) as Begun
}

import { isObject, parseJson, stringOf, textOf } from '../json/json-value.js'
import type { Send } from '../wire/exchange.js'
import type { OAuthSettings } from './oauth-settings.js'

/** One sign-in that has been begun: what the issuer will be told again. */
export interface SignIn extends OAuthSettings {
  readonly clientSecret?: string
  readonly redirectUri: string
  readonly state: string
}

/** Where the user's browser is sent to sign in: the authorization code flow (RFC 6749, 4.1.1). */
export const authorizeUrl = (signIn: SignIn): string => {
  const url = new URL(signIn.authorizationUrl)
  const { searchParams } = url
  searchParams.set('response_type', 'code')
  searchParams.set('client_id', signIn.clientId)
  searchParams.set('redirect_uri', signIn.redirectUri)
  searchParams.set('state', signIn.state)
  if (signIn.scopes.length > 0) searchParams.set('scope', signIn.scopes.join(' '))
  if (signIn.resource !== undefined) searchParams.set('resource', signIn.resource)
  return url.href
}

/** What an issuer gave for a code, or for a refresh token. */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken?: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const ask = async (
  send: Send,
  { tokenUrl, clientId, clientSecret, resource }: SignIn,
  grant: Readonly<Record<string, string>>,
  now: () => number,
): Promise<Tokens> => {
  const form = new URLSearchParams({
    ...grant,
    client_id: clientId,
    ...(clientSecret !== undefined && { client_secret: clientSecret }),
    ...(resource !== undefined && { resource }),
  })
  const { status, body } = await send({
    method: 'POST',
    url: tokenUrl,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
    about: 'sign in',
  })
  const answer = parseJson(body)
  const accessToken = isObject(answer) ? textOf(answer.access_token) : undefined
  if (!isObject(answer) || accessToken === undefined)
    throw new Error(`The issuer gave no token: ${status} ${body.slice(0, 200)}`)
  const refreshToken = stringOf(answer.refresh_token)
  return {
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    expiresAt: now() + Number(answer.expires_in ?? 3600) * 1000,
  }
}

/** A token for a sign-in's code, kept and refreshed a minute before it ends; for a connection's `token`. */
export const redeemCode = async (
  send: Send,
  signIn: SignIn,
  code: string,
  now: () => number,
): Promise<() => Promise<string>> => {
  const { redirectUri } = signIn
  let tokens = await ask(
    send,
    signIn,
    { grant_type: 'authorization_code', code, redirect_uri: redirectUri },
    now,
  )
  return async () => {
    const { refreshToken, expiresAt } = tokens
    if (refreshToken !== undefined && expiresAt - 60_000 < now())
      tokens = {
        refreshToken,
        ...(await ask(
          send,
          signIn,
          { grant_type: 'refresh_token', refresh_token: refreshToken },
          now,
        )),
      }
    return tokens.accessToken
  }
}

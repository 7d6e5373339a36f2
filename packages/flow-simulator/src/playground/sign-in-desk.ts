import { randomBytes } from 'node:crypto'
import { oauthSettings } from '../connection/oauth-settings.js'
import { setOf } from '../connection/connection-sets.js'
import { authorizeUrl, redeemCode, type SignIn } from '../connection/sign-in.js'
import { stringOf, textOf, type JsonObject } from '../json/json-value.js'
import type { Simulation } from '../session/simulation.js'
import type { Step } from './step.js'

/** Begins sign-ins at an issuer, and ends them when the browser comes back with a code. */
export const createSignInDesk = (
  simulation: Simulation,
  redirectUri: string,
  now: () => number,
) => {
  const { connector, sets, wire, connect } = simulation
  const begun = new Map<
    string,
    { readonly signIn: SignIn; readonly set: string; readonly values: Record<string, string> }
  >()

  return {
    /** What apiProperties.json says of signing in, for the dialog. */
    settings: (set?: string) => oauthSettings(connector, setOf(sets, set)),
    /** Where the browser goes. */
    begin: (asked: JsonObject, values: Record<string, string>): string => {
      const set = stringOf(asked.set) ?? ''
      const settings = oauthSettings(connector, setOf(sets, set))
      const state = randomBytes(16).toString('base64url')
      const clientSecret = textOf(asked.clientSecret)
      if (clientSecret !== undefined) wire.addSecret(clientSecret)
      const signIn: SignIn = {
        ...settings,
        authorizationUrl: textOf(asked.authorizationUrl) ?? settings.authorizationUrl,
        tokenUrl: textOf(asked.tokenUrl) ?? settings.tokenUrl,
        clientId: textOf(asked.clientId) ?? settings.clientId,
        scopes: textOf(asked.scopes)?.split(/\s+/) ?? settings.scopes,
        ...(clientSecret !== undefined && { clientSecret }),
        ...{ redirectUri, state },
      }
      begun.set(state, { signIn, set, values })
      return authorizeUrl(signIn)
    },
    /** Takes the code that belongs to a sign-in of ours; throws for any other. The step that makes such a connection, without its token. */
    finish: async (query: URLSearchParams): Promise<Step> => {
      const state = query.get('state') ?? ''
      const found = begun.get(state)
      if (!found) throw new Error('This sign-in was not begun here, or is over.')
      begun.delete(state)
      const code = query.get('code')
      if (code === null)
        throw new Error(query.get('error_description') ?? query.get('error') ?? 'No code came.')
      const token = await redeemCode(wire.send, found.signIn, code, now)
      const parameter = setOf(sets, found.set).parameters.find(({ kind }) => kind === 'oauth')
      const { set, values } = found
      const name = parameter?.name ?? 'token'
      connect({ set, values: { ...values, [name]: token } })
      return { do: 'connect', ...(set !== '' && { set }), values: { ...values, [name]: '' } }
    },
  }
}

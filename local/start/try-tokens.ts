import { personas } from '../issuer/personas.js'
import type { LocalCallers } from '../local-callers.js'

/** Tokens to try the app with; none when the settings name an issuer. */
export interface TryTokens {
  readonly subscriber?: string
  readonly operator?: string
}

/** The local user that subscribes, whose former flows are forgotten at a start: the maker who can sign in. */
export const localUser = personas.maker.oid

const seconds = 12 * 3600

/** Makes tokens for twelve hours. */
export const tryTokens = async ({ token }: Pick<LocalCallers, 'token'>): Promise<TryTokens> =>
  token === undefined
    ? {}
    : {
        subscriber: await token(localUser, seconds),
        operator: await token(localUser, seconds, ['Events.Operate']),
      }

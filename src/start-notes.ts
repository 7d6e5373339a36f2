import type { Config } from './config.js'

/** What an operator is to know of how an app was set up, told once, when it starts. */
export const startNotes = ({ entra }: Pick<Config, 'entra'>): readonly string[] =>
  entra.allowsBareTokens && entra.scopes.length === 0
    ? [
        'AzureAd__AllowWebApiToBeAuthorizedByACL is true: ID tokens subscribe, and so do apps of an allowed tenant without a role.',
      ]
    : []

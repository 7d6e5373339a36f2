import type { EntraConfig } from '../../entra-config.js'
import { Problem } from '../../problem.js'
import type { Caller } from './authenticate.js'

/** The app roles that let their bearer subscribe, whatever scopes it has. */
const subscribingRoles = ['Events.Subscribe', 'Events.Operate']

type Rules = Pick<EntraConfig, 'allowsBareTokens' | 'scopes'>

/**
 * Passes who may subscribe: a user whose token was issued for an API, with one of the scopes that are set, or any; or an app that was
 * given a role of ours. An ID token has neither, and says only who signed in; so has the token of an app that nobody consented to.
 * Source: https://learn.microsoft.com/entra/identity-platform/scenario-protected-web-api-verification-scope-app-roles
 */
export const refuseSubscriber = ({ scopes: own, roles }: Caller, rules: Rules): void => {
  const { scopes, allowsBareTokens = false } = rules
  if (roles.some((role) => subscribingRoles.includes(role))) return
  const isGranted = scopes.length === 0 ? own.length > 0 : own.some((each) => scopes.includes(each))
  if (isGranted || (scopes.length === 0 && allowsBareTokens)) return
  throw new Problem(
    'scope-missing',
    own.length === 0
      ? 'The token has no scope (claim "scp"): it is an ID token, or an app’s own. Send an access token of a user for this app, or give the app the role Events.Subscribe.'
      : `The token needs the scope ${scopes.join(' or ')}; it has ${own.join(', ').slice(0, 500)} (setting AzureAd__Scopes).`,
  )
}

import type { Application, AppRole, PermissionScope, PreAuthorized } from './graph-types.js'
import { consent, preAuthorised, roles, scopes, sharedRedirect } from './registration-data.js'

/** What a registration is made for. */
export interface Wanted {
  /** Of connectors that exist already. */
  readonly redirects: readonly string[]
  /** Where the app is, once it is known. */
  readonly appUrl?: string
  readonly isMultiTenant: boolean
}

/** What is sent to Graph to make a registration what is wanted. */
export type Desired = Required<
  Pick<Application, 'signInAudience' | 'identifierUris' | 'api' | 'appRoles' | 'web' | 'spa'>
>

const both = <T>(ours: readonly T[], there: readonly T[] = []): readonly T[] => [
  ...new Set([...there, ...ours]),
]

/** Ours, and what else is there: what somebody added by hand is kept. */
const byId = <T extends { readonly id: string }>(
  ours: readonly T[],
  there: readonly T[] = [],
): readonly T[] => [...there.filter(({ id }) => !ours.some((each) => each.id === id)), ...ours]

const withoutNamesakes = <T extends { readonly id: string; readonly value: string }>(
  ours: readonly T[],
  there: readonly T[] = [],
): readonly T[] =>
  ours.filter(({ id, value }) => !there.some((each) => each.value === value && each.id !== id))

const ourScopes = scopes.map(({ id, value }): PermissionScope => ({
  ...{ id, value },
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: consent.title,
  adminConsentDescription: consent.admin,
  userConsentDisplayName: consent.title,
  userConsentDescription: consent.user,
}))

const ourRoles = Object.values(roles).map((role): AppRole => ({
  ...role,
  allowedMemberTypes: ['User', 'Application'],
  isEnabled: true,
}))

/** Without what Graph says of a role, and refuses to be told. */
const bare = ({ id, value, displayName, description, allowedMemberTypes, isEnabled }: AppRole) => ({
  ...{ id, value, displayName, description },
  ...{ allowedMemberTypes, isEnabled },
})

/** The scopes that a registration has, with ours; one of the same name that was made by hand stands for ours. */
const scopesOf = ({ api }: Application) =>
  byId(withoutNamesakes(ourScopes, api?.oauth2PermissionScopes), api?.oauth2PermissionScopes)

/** A registration as it is to be, made of the one that is there. The clients are not in it: they come once their scopes are there. */
export const desiredApplication = (
  there: Application,
  { redirects, appUrl, isMultiTenant }: Wanted,
): Desired => ({
  signInAudience: isMultiTenant ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
  identifierUris: both([`api://${there.appId}`], there.identifierUris),
  api: { ...there.api, requestedAccessTokenVersion: 2, oauth2PermissionScopes: scopesOf(there) },
  appRoles: byId(withoutNamesakes(ourRoles, there.appRoles), there.appRoles?.map(bare)),
  web: { redirectUris: both([sharedRedirect, ...redirects], there.web?.redirectUris) },
  spa: {
    redirectUris: both(appUrl === undefined ? [] : [`${appUrl}/console`], there.spa?.redirectUris),
  },
})

/** The clients that need no consent, with ours: each for all of our scopes, which have to be there already. */
export const desiredClients = (there: Application): readonly PreAuthorized[] => {
  const values = scopes.map(({ value }) => value)
  const delegatedPermissionIds = scopesOf(there)
    .filter(({ value }) => values.includes(value))
    .map(({ id }) => id)
  const ours = Object.values(preAuthorised)
  const others = there.api?.preAuthorizedApplications?.filter(
    ({ appId }) => !ours.some((each) => each === appId),
  )
  return [...(others ?? []), ...ours.map((appId) => ({ appId, delegatedPermissionIds }))]
}

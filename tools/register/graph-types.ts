/** An app registration, as far as this command knows it. Source: https://learn.microsoft.com/graph/api/resources/application */
export interface Application {
  readonly id: string
  readonly appId: string
  readonly displayName?: string
  readonly signInAudience?: string
  readonly identifierUris?: readonly string[]
  readonly api?: Api
  readonly appRoles?: readonly AppRole[]
  readonly web?: { readonly redirectUris?: readonly string[] }
  readonly spa?: { readonly redirectUris?: readonly string[] }
  readonly passwordCredentials?: readonly PasswordCredential[]
}

/** What it exposes. */
export interface Api {
  readonly requestedAccessTokenVersion?: number | null
  readonly oauth2PermissionScopes?: readonly PermissionScope[]
  readonly preAuthorizedApplications?: readonly PreAuthorized[]
}

/** A scope, with the texts of its consent. */
export interface PermissionScope {
  readonly id: string
  readonly value: string
  readonly type?: string
  readonly isEnabled?: boolean
  readonly adminConsentDisplayName?: string
  readonly adminConsentDescription?: string
  readonly userConsentDisplayName?: string
  readonly userConsentDescription?: string
}

/** A client that needs no consent. */
export interface PreAuthorized {
  readonly appId: string
  readonly delegatedPermissionIds: readonly string[]
}

/** A role that users and apps can be given. */
export interface AppRole {
  readonly id: string
  readonly value: string
  readonly displayName: string
  readonly description: string
  readonly allowedMemberTypes: readonly string[]
  readonly isEnabled: boolean
}

/** A secret; its text is there only in the answer that made it. */
export interface PasswordCredential {
  readonly displayName?: string | null
  readonly endDateTime?: string | null
  readonly secretText?: string | null
}

/** The app in a tenant: what roles are assigned of and to. */
export interface ServicePrincipal {
  readonly id: string
  readonly displayName?: string
}

/** Who has a role. */
export interface AppRoleAssignment {
  readonly principalId: string
  readonly appRoleId: string
}

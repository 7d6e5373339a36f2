/** How the app wants operators to sign in: see consoleSignIn in the app's own code. */
export interface SignInConfig {
  readonly authority: string
  readonly clientId: string
  readonly scope: string
}

/** What the page says of it, in the attributes of its root. */
export const readSignInConfig = ({
  authority = '',
  clientId = '',
  scope = '',
}: Readonly<Record<string, string | undefined>>): SignInConfig => ({ authority, clientId, scope })

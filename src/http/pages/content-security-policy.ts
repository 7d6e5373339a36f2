/**
 * What a page of this app may do: run scripts and styles of this app alone, and send requests to it, and to the hosts named here. People
 * type in keys and sign in there, so nothing else may run.
 */
export const contentSecurityPolicy = (...hosts: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...hosts].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

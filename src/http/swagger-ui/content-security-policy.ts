/**
 * What Swagger UI needs: scripts and styles of this app alone, and its requests to this app alone. The page types in keys and
 * tokens, so nothing else may run in it.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

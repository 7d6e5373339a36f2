/** An error that is told apart by its code, and says nothing else: a message may end up in a log. */
export const codedError = (code: string): Error & { readonly code: string } =>
  Object.assign(new Error(code), { code })

/** An error's code, never its message: a message may hold a URL. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN'

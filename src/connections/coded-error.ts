/** An error that is told apart by its code, and says nothing else: a message may end up in a log. */
export const codedError = (code: string): Error & { readonly code: string } =>
  Object.assign(new Error(code), { code })

/**
 * An error's code, never its message: a message may hold a URL. undici knows malformed HTTP by a class of error alone; its parser's codes
 * begin with HPE_.
 */
export const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'UNKNOWN'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name === 'HTTPParserError' ? 'HPE_UNKNOWN' : 'UNKNOWN'
}

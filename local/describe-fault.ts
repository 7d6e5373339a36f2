/** What went wrong, with its causes, in words rather than as a stack. */
export const describeFault = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  // A refused connection to a name of several addresses is an AggregateError without a message.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  const text = error.message === '' ? code : error.message
  return error.cause === undefined ? text : `${text} (${describeFault(error.cause)})`
}

/** A fault of Azure Storage, as its SDKs throw it. */
export interface StorageError extends Error {
  readonly statusCode?: number
}

/** Whether an error comes from the storage SDKs at all. */
export const isStorageError = (error: unknown): error is StorageError =>
  error instanceof Error && error.name === 'RestError'

/** Whether storage answered with this status. */
export const hasStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  isStorageError(error) && error.statusCode !== undefined && statuses.includes(error.statusCode)

/** Names of the errors of a managed identity that gets no token, or of an account that refuses it: an operator's to mend. */
const identityErrors = [
  'CredentialUnavailableError',
  'AuthenticationError',
  'AggregateAuthenticationError',
]

/** Whether storage was out of reach, overloaded or broken, so that the same request may succeed later. */
export const isStorageFault = (error: unknown): boolean =>
  (error instanceof Error && identityErrors.includes(error.name)) ||
  (isStorageError(error) &&
    (error.statusCode === undefined ||
      error.statusCode >= 500 ||
      [401, 403, 408, 429].includes(error.statusCode)))

/** What a question to storage was answered; `unreachable` where it could not be asked. */
export const askStorage = async <T>(question: Promise<T>): Promise<T | 'unreachable'> => {
  try {
    return await question
  } catch (error) {
    if (isStorageFault(error)) return 'unreachable'
    throw error
  }
}

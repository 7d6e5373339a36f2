/** A fault of Azure Storage, as its SDKs throw it. */
export interface StorageError extends Error {
  readonly statusCode?: number
  /** Storage's own word for it, where the SDK of queues or a transaction puts it. */
  readonly code?: string
  /** Where the SDK of tables puts it. */
  readonly details?: { readonly odataError?: { readonly code?: string } }
}

/** Whether an error comes from the storage SDKs at all. */
export const isStorageError = (error: unknown): error is StorageError =>
  error instanceof Error && error.name === 'RestError'

/**
 * A table or queue that is not there, or is just being deleted: nothing is known of its rows or messages then.
 * Source: https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes, and queue-service-error-codes
 */
const missing = ['TableNotFound', 'TableBeingDeleted', 'QueueNotFound', 'QueueBeingDeleted']

/** Whether what was to be used is not there at all, or no more. */
export const isMissing = (error: unknown): boolean => {
  if (!isStorageError(error)) return false
  return missing.includes(error.details?.odataError?.code ?? error.code ?? '')
}

/** Whether storage answered with this status of a row, a message or a transaction: of a table that is gone it says nothing. */
export const hasStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  isStorageError(error) &&
  !isMissing(error) &&
  error.statusCode !== undefined &&
  statuses.includes(error.statusCode)

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
      [401, 403, 408, 429].includes(error.statusCode) ||
      isMissing(error)))

/** What a question to storage was answered; `unreachable` where it could not be asked. */
export const askStorage = async <T>(question: Promise<T>): Promise<T | 'unreachable'> => {
  try {
    return await question
  } catch (error) {
    if (isStorageFault(error)) return 'unreachable'
    throw error
  }
}

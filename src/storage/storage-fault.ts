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

/** Whether storage was out of reach, overloaded or broken, so that the same request may succeed later. */
export const isStorageFault = (error: unknown): boolean =>
  isStorageError(error) &&
  (error.statusCode === undefined ||
    error.statusCode >= 500 ||
    [408, 429].includes(error.statusCode))

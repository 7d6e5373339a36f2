import { RestError } from '@azure/data-tables'

/** A fault as the storage SDKs throw it. Without a status, no answer came. */
export const storageError = (code: string, statusCode?: number): RestError =>
  new RestError(code, statusCode === undefined ? { code } : { code, statusCode })

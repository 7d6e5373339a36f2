import { RestError } from '@azure/data-tables'

/** What the storage SDK throws for an answer of this status; without one, for no answer. */
export const storageFault = (statusCode?: number): RestError =>
  new RestError(
    `Storage: ${statusCode ?? 'no answer'}`,
    statusCode === undefined ? {} : { statusCode },
  )

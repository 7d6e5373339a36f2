import type { TableClient } from '@azure/data-tables'
import { type TableServiceClientOptions } from '@azure/data-tables'
import { boundedCall, type CallTimes } from './bounded-call.js'

/** Makes the client of one table, with the options that all of them share. */
export type MakeTableClient = (options: TableServiceClientOptions) => TableClient

// Short: an HTTP caller waits for the answer, and a queue message that fails comes back by itself.
const retryOptions = { maxRetries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 1000 }

/** A table, created if need be. Each of its calls is bounded; `forget` is called when it turns out to be gone. */
export const openTable = async (
  make: MakeTableClient,
  times: CallTimes,
  forget: () => void,
): Promise<TableClient> => {
  const table = make({
    retryOptions,
    additionalPolicies: [
      { policy: boundedRequest(times), position: 'perCall' },
      { policy: noteMissing(forget), position: 'perRetry' },
    ],
  })
  await table.createTable()
  return table
}

type Policy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number]['policy']

const boundedRequest = (times: CallTimes): Policy => ({
  name: 'boundedRequest',
  sendRequest: (request, next) =>
    boundedCall((signal) => {
      request.abortSignal = signal
      return next(request)
    }, times),
})

/** A transaction is accepted with 202, and says within that its table is missing. */
const mayTell = [202, 404]

const noteMissing = (forget: () => void): Policy => ({
  name: 'noteMissing',
  sendRequest: async (request, next) => {
    const response = await next(request)
    if (mayTell.includes(response.status) && response.bodyAsText?.includes('TableNotFound'))
      forget()
    return response
  },
})

import type { QueueClient } from '@azure/storage-queue'
import { type StoragePipelineOptions } from '@azure/storage-queue'
import { boundedCall, type CallTimes } from './bounded-call.js'
import { isMissing } from './storage-fault.js'

/** A message's time to live: without this, it is gone after seven days. */
export const neverExpires = -1

/** What the app does with a queue. */
export type Queue = Pick<
  QueueClient,
  | 'deleteMessage'
  | 'getProperties'
  | 'peekMessages'
  | 'receiveMessages'
  | 'sendMessage'
  | 'updateMessage'
>

/** Makes the client of one queue, with the options that all of them share. */
export type MakeQueueClient = (options: StoragePipelineOptions) => QueueClient

// Short: an HTTP caller waits for the answer, and a queue message that fails comes back by itself.
const retryOptions = { maxTries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 1000 }

/**
 * A queue, created if need be. Each of its calls is bounded; `forget` is called when it turns out to be gone. The SDK lets no policy
 * of ours into a client that is made from a connection string, and its `tryTimeoutInMs` only asks the server to hurry.
 */
export const openQueue = async (
  make: MakeQueueClient,
  times: CallTimes,
  forget: () => void,
): Promise<Queue> => {
  const queue = make({ retryOptions })
  const bounded = async <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    try {
      return await boundedCall(call, times)
    } catch (error) {
      if (isMissing(error)) forget()
      throw error
    }
  }
  await bounded((abortSignal) => queue.createIfNotExists({ abortSignal }))
  return {
    deleteMessage: (id, receipt, options) =>
      bounded((abortSignal) => queue.deleteMessage(id, receipt, { ...options, abortSignal })),
    getProperties: (options) =>
      bounded((abortSignal) => queue.getProperties({ ...options, abortSignal })),
    peekMessages: (options) =>
      bounded((abortSignal) => queue.peekMessages({ ...options, abortSignal })),
    receiveMessages: (options) =>
      bounded((abortSignal) => queue.receiveMessages({ ...options, abortSignal })),
    sendMessage: (text, options) =>
      bounded((abortSignal) => queue.sendMessage(text, { ...options, abortSignal })),
    updateMessage: (id, receipt, text, seconds, options) =>
      bounded((abortSignal) =>
        queue.updateMessage(id, receipt, text, seconds, { ...options, abortSignal }),
      ),
  }
}

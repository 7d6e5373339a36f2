import { QueueServiceClient, type QueueClient } from '@azure/storage-queue'
import { identityCredential } from '../../src/storage/identity-credential.js'
import { isStorageError } from '../../src/storage/storage-fault.js'

/**
 * A message as it was received: its text as it was sent, not decoded. `dequeueCount` counts this time too, and with `popReceipt` it is
 * deleted or hidden.
 */
export interface ReceivedMessage {
  readonly id: string
  readonly popReceipt: string
  readonly text: string
  readonly dequeueCount: number
  readonly insertedOn: Date
  readonly expiresOn: Date
  readonly nextVisibleOn: Date
}

/** Where queues are: a connection string, or an address to which an identity has access. */
export type QueueStorage = string | { readonly queueUrl: string; readonly clientId?: string }

/** A queue as the listener uses it: what is absent is empty, what is gone is no error. */
export interface MessageQueue {
  readonly name: string
  readonly receive: (count: number, leaseSeconds: number) => Promise<readonly ReceivedMessage[]>
  readonly delete: (message: ReceivedMessage) => Promise<void>
  /**
   * Keeps the message invisible for so long from now, under a new pop receipt; undefined when it is
   * no longer ours.
   */
  readonly hide: (message: ReceivedMessage, seconds: number) => Promise<ReceivedMessage | undefined>
  /** Creates the queue when there is none. */
  readonly send: (text: string) => Promise<void>
}

/** For a stale pop receipt Azurite answers 400 where Azure answers 404. */
const isGone = (error: unknown): boolean =>
  isStorageError(error) &&
  (error.statusCode === 404 || (error.statusCode === 400 && error.code === 'PopReceiptMismatch'))

const unlessGone = (error: unknown): undefined => {
  if (!isGone(error)) throw error
}

const messageQueue = (name: string, client: QueueClient): MessageQueue => ({
  name,
  receive: async (numberOfMessages, visibilityTimeout) => {
    const received = await client
      .receiveMessages({ numberOfMessages, visibilityTimeout })
      .catch(unlessGone)
    return (received?.receivedMessageItems ?? []).map(({ messageId, messageText, ...rest }) => ({
      ...rest,
      id: messageId,
      text: messageText,
    }))
  },
  delete: async ({ id, popReceipt }) => {
    await client.deleteMessage(id, popReceipt).catch(unlessGone)
  },
  hide: async (message, seconds) => {
    const updated = await client
      .updateMessage(message.id, message.popReceipt, undefined, seconds)
      .catch(unlessGone)
    return updated && { ...message, popReceipt: updated.popReceipt ?? message.popReceipt }
  },
  send: async (text) => {
    await client.createIfNotExists()
    await client.sendMessage(text, { messageTimeToLive: -1 })
  },
})

// A few quick tries hide a hiccup, and the listener's own back-off does the rest.
const options = { retryOptions: { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1000 } }

/** Opens queues of a storage account: by its connection string, or by the address of its queues and an identity. */
export const storageQueues = (storage: QueueStorage): ((name: string) => MessageQueue) => {
  const service =
    typeof storage === 'string'
      ? QueueServiceClient.fromConnectionString(storage, options)
      : new QueueServiceClient(storage.queueUrl, identityCredential(storage.clientId), options)
  return (name) => messageQueue(name, service.getQueueClient(name))
}

import type { QueueClient } from '@azure/storage-queue'
import type { SimulatedQueue } from './simulated-queue.js'
import type { StorageCall } from './storage-call.js'

interface SendOptions {
  readonly messageTimeToLive?: number
  readonly visibilityTimeout?: number
}
interface ReceiveOptions {
  readonly numberOfMessages?: number
  readonly visibilityTimeout?: number
}

/** What the SDK's send gives a message that says nothing else. */
export const defaultLifetimeMs = 7 * 86_400_000

/** A client of a simulated queue: the part of the SDK's that the app uses. */
export const queueClient = (
  name: string,
  queue: SimulatedQueue,
  call: StorageCall,
): QueueClient => {
  const client = {
    createIfNotExists: () => call(`${name}.open`, () => ({})),
    getProperties: () => call(`${name}.properties`, () => ({})),
    sendMessage: (text: string, options: SendOptions = {}) =>
      call(`${name}.send`, () => {
        const { messageTimeToLive, visibilityTimeout = 0 } = options
        const lifetimeMs =
          messageTimeToLive === -1
            ? Infinity
            : messageTimeToLive === undefined
              ? defaultLifetimeMs
              : messageTimeToLive * 1000
        const { id, receipt } = queue.send(text, visibilityTimeout * 1000, lifetimeMs)
        return { messageId: String(id), popReceipt: String(receipt) }
      }),
    receiveMessages: ({ numberOfMessages = 1, visibilityTimeout = 30 }: ReceiveOptions = {}) =>
      call(`${name}.receive`, () => ({
        receivedMessageItems: queue
          .receive(numberOfMessages, visibilityTimeout * 1000)
          .map(({ id, receipt, text, dequeueCount }) => ({
            messageId: String(id),
            popReceipt: String(receipt),
            messageText: text,
            dequeueCount,
          })),
      })),
    updateMessage: (id: string, receipt: string, _text: undefined, seconds = 0) =>
      call(`${name}.update`, () => ({
        popReceipt: String(queue.hide(Number(id), Number(receipt), seconds * 1000)),
      })),
    deleteMessage: (id: string, receipt: string) =>
      call(`${name}.delete`, () => {
        queue.remove(Number(id), Number(receipt))
        return {}
      }),
  }
  return client as unknown as QueueClient
}

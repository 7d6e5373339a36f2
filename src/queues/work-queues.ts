import type { Queue } from '../storage/open-queue.js'
import type { Storage } from '../storage/storage.js'
import {
  parseChunkMessage,
  parseFanOutMessage,
  parseReleaseMessage,
  parseRetryMessage,
  type ChunkMessage,
  type FanOutMessage,
  type ReleaseMessage,
  type RetryMessage,
} from './messages.js'

/** The queues, and how their messages are read. */
export const queueParsers = {
  'fan-out': parseFanOutMessage,
  deliveries: parseChunkMessage,
  retries: parseRetryMessage,
  releases: parseReleaseMessage,
} as const

/** A queue of ours, by name. */
export type QueueName = keyof typeof queueParsers

/** Work to be done later, or by someone else: it is durable once a promise here has resolved. */
export interface WorkQueues {
  readonly fanOut: (message: FanOutMessage) => Promise<void>
  readonly deliver: (message: ChunkMessage) => Promise<void>
  readonly retry: (message: RetryMessage, delaySeconds: number) => Promise<void>
  readonly release: (message: ReleaseMessage, delaySeconds?: number) => Promise<void>
  /** Sets a message aside that no one can work on. */
  readonly poison: (queue: QueueName, message: unknown) => Promise<void>
  /** Takes messages from a poison queue that are ours after all and puts them back to work; answers how many. */
  readonly redrive: (queue: QueueName) => Promise<number>
  /** Resolves when storage answers. */
  readonly reach: () => Promise<void>
}

const neverExpires = -1
const receiveLimit = 32
const redriveSeconds = 60

/** One sweep takes back so many messages of a queue at most: it has to end before the host's time limit. */
const redriveLimit = 2000

/** A message that was taken back so often fails for good: it stays in the poison queue, for an operator. */
const redriveTimes = 10

/** The queue triggers read base64 (host.json `messageEncoding`); the storage SDK encodes nothing by itself. */
const encode = (message: unknown) =>
  Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)).toString('base64')

const decode = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}

/** Work in Azure Storage queues. */
export const storageQueues = (storage: Storage): WorkQueues => {
  const open = (name: QueueName) => ({
    main: storage.queue(name),
    poison: storage.queue(`${name}-poison`),
  })
  const queues = {
    'fan-out': open('fan-out'),
    deliveries: open('deliveries'),
    retries: open('retries'),
    releases: open('releases'),
  }

  const send = async (queue: () => Promise<Queue>, message: unknown, delaySeconds = 0) => {
    await (
      await queue()
    ).sendMessage(encode(message), {
      messageTimeToLive: neverExpires,
      visibilityTimeout: delaySeconds,
    })
  }

  return {
    fanOut: (message) => send(queues['fan-out'].main, message),
    deliver: (message) => send(queues.deliveries.main, message),
    retry: (message, delaySeconds) => send(queues.retries.main, message, delaySeconds),
    release: (message, delaySeconds) => send(queues.releases.main, message, delaySeconds),
    poison: (queue, message) => send(queues[queue].poison, message),

    reach: async () => {
      await (await queues['fan-out'].main()).getProperties()
    },

    redrive: async (name) => {
      const poison = await queues[name].poison()
      let count = 0
      for (;;) {
        // What is not ours stays, out of sight until this sweep is over.
        const { receivedMessageItems: messages } = await poison.receiveMessages({
          numberOfMessages: receiveLimit,
          visibilityTimeout: redriveSeconds,
        })
        if (messages.length === 0 || count >= redriveLimit) return count
        for (const { messageId, popReceipt, messageText } of messages) {
          const message = queueParsers[name](decode(messageText))
          const redriven = (message?.redriven ?? 0) + 1
          if (!message || redriven > redriveTimes) continue
          await send(queues[name].main, { ...message, again: true, redriven })
          await poison.deleteMessage(messageId, popReceipt)
          count++
        }
      }
    },
  }
}

import { parseFanOutMessage } from './fan-out-message.js'
import { parseChunkMessage, parseReleaseMessage, parseRetryMessage } from './messages.js'

/** The queues, and how their messages are read. */
export const queueParsers = {
  'fan-out': parseFanOutMessage,
  deliveries: parseChunkMessage,
  retries: parseRetryMessage,
  releases: parseReleaseMessage,
} as const

/** A queue of ours, by name. */
export type QueueName = keyof typeof queueParsers

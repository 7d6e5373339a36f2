import type { Parser } from '../schema-parser.js'
import { parseFanOutMessage, type FanOutMessage } from './fan-out-message.js'
import {
  parseChunkMessage,
  parseReleaseMessage,
  parseRetryMessage,
  type ChunkMessage,
  type ReleaseMessage,
  type RetryMessage,
} from './messages.js'

/** The queues, by name. */
export const queueNames = ['fan-out', 'deliveries', 'retries', 'releases'] as const

/** A queue of ours, by name. */
export type QueueName = (typeof queueNames)[number]

/** What the messages of each queue say. */
export interface QueueMessages {
  readonly 'fan-out': FanOutMessage
  readonly deliveries: ChunkMessage
  readonly retries: RetryMessage
  readonly releases: ReleaseMessage
}

/** How the messages of each queue are read. */
export const queueParsers: { readonly [Name in QueueName]: Parser<QueueMessages[Name]> } = {
  'fan-out': parseFanOutMessage,
  deliveries: parseChunkMessage,
  retries: parseRetryMessage,
  releases: parseReleaseMessage,
}

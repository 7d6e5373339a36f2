import type { Queue } from '../storage/open-queue.js'
import { shards, type DueMessages } from './due-table.js'
import { queueNames, type QueueName } from './queue-parsers.js'
import { readMessage, type ReadMessage } from './read-message.js'

/** A message that may be worked on now, and when it was queued. */
export interface FrontMessage {
  readonly message: ReadMessage
  readonly queuedAt: Date
}

/** What of a queue waits to be worked on. */
export interface QueueFront {
  readonly queue: QueueName
  /** About how many messages it holds, hidden ones included. */
  readonly messages: number
  /** Some of those that come next. */
  readonly next: readonly FrontMessage[]
  /** Since when the oldest message has been due that should have been put into it. */
  readonly overdueSince?: Date
}

/** Looks at all queues, without taking anything out of them: a dozen operations. */
export type QueueFronts = () => Promise<readonly QueueFront[]>

/** The queues, and what is yet to be put into them. */
export interface QueueFrontsParts {
  readonly queues: (name: QueueName) => Promise<Pick<Queue, 'getProperties' | 'peekMessages'>>
  readonly due: Pick<DueMessages, 'first'>
  readonly now: () => Date
}

/** As many as one operation shows. */
const peeked = 32

/** The fronts of the storage queues. */
export const queueFronts =
  ({ queues, due, now }: QueueFrontsParts): QueueFronts =>
  async () => {
    const overdue = await Promise.all(
      Array.from({ length: shards }, (_, shard) => due.first(shard, now())),
    )
    return Promise.all(
      queueNames.map(async (name) => {
        const queue = await queues(name)
        const [{ approximateMessagesCount = 0 }, { peekedMessageItems }] = await Promise.all([
          queue.getProperties(),
          queue.peekMessages({ numberOfMessages: peeked }),
        ])
        const next = peekedMessageItems.map(({ messageText, insertedOn }) => ({
          message: readMessage(name, messageText),
          queuedAt: insertedOn,
        }))
        const [first] = overdue
          .flatMap((each) => (each?.queue === name ? each.dueAt : []))
          .sort((a, b) => a.getTime() - b.getTime())
        const front = { queue: name, messages: approximateMessagesCount, next }
        return first ? { ...front, overdueSince: first } : front
      }),
    )
  }

import { functionTimeoutMs } from '../host-limits.js'
import type { Log } from '../log.js'
import type { Queue } from '../storage/open-queue.js'
import type { QueueName } from './queue-parsers.js'
import { readMessage } from './read-message.js'

/** Takes messages back from a poison queue, ours only, and puts them to work again. */
export type Redrive = (queue: QueueName, log: Log) => Promise<void>

/** The poison queues, where messages go, and the clock. */
export interface RedriveParts {
  readonly poison: (queue: QueueName) => Promise<Pick<Queue, 'deleteMessage' | 'receiveMessages'>>
  readonly sendLater: (queue: QueueName, message: object, delaySeconds: number) => Promise<void>
  readonly now: () => Date
}

const receiveLimit = 32

/** What is left by then is for the next sweep, which does this for each of four queues before it looks at events. */
const longestMs = functionTimeoutMs * 0.1

/** What is not ours stays, out of sight until this is over for good. */
const hiddenSeconds = (functionTimeoutMs / 1000) * 1.5

/** A message that fails time and again is tried ever more rarely, every six hours in the end; it never expires. */
const delaysSeconds = [0, 60, 600, 3600, 21_600]

/** From then on an operator is told each time. */
const stuckTimes = 3

/** Work that was accepted has no expiry: the host's own copy in a poison queue would last for seven days. */
export const redrive =
  ({ poison, sendLater, now }: RedriveParts): Redrive =>
  async (name, log) => {
    const until = now().getTime() + longestMs
    const queue = await poison(name)
    let count = 0
    let stuck = 0
    while (now().getTime() < until) {
      const { receivedMessageItems: messages } = await queue.receiveMessages({
        numberOfMessages: receiveLimit,
        visibilityTimeout: hiddenSeconds,
      })
      if (messages.length === 0) break
      for (const { messageId, popReceipt, messageText } of messages) {
        const message = readMessage(name, messageText)
        if (!message) continue
        const { redriven = 0 } = message
        const delaySeconds = delaysSeconds[redriven] ?? delaysSeconds.at(-1) ?? 0
        await sendLater(name, { ...message, again: true, redriven: redriven + 1 }, delaySeconds)
        await queue.deleteMessage(messageId, popReceipt)
        count++
        if (redriven + 1 >= stuckTimes) stuck++
      }
    }
    if (count > 0) log('messages.redriven', { queue: name, count })
    if (stuck > 0) log.error('messages.stuck', { queue: name, count: stuck })
  }

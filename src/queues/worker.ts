import type { InvocationContext, StorageQueueHandler } from '@azure/functions'
import { logger, type Log } from '../log.js'
import { queueParsers, type QueueMessages, type QueueName } from './queue-parsers.js'
import { inTrace, spanned } from '../telemetry/trace.js'
import type { WorkQueues } from './work-queues.js'

/**
 * A queue function: works on a message of ours, and sets any other aside with one log line. What it throws is our own
 * infrastructure's fault: the host hands the message out again.
 */
export const worker =
  <Name extends QueueName>(
    { poison }: Pick<WorkQueues, 'poison'>,
    queue: Name,
    work: (message: QueueMessages[Name], log: Log) => Promise<void>,
  ): StorageQueueHandler =>
  async (raw, context) => {
    const log = logger(context)
    const message = queueParsers[queue](raw)
    if (message === undefined) {
      await poison(queue, raw)
      log.error('message.refused', {
        queue,
        messageId: textOf(context.triggerMetadata?.id),
        reason: 'not a message of this app',
      })
      return
    }
    await inTrace(message.traceparent, () =>
      spanned(queue, {}, () =>
        work(isRepeated(context) ? { ...message, again: true } : message, log),
      ),
    )
  }

const isRepeated = ({ triggerMetadata }: InvocationContext) =>
  Number(triggerMetadata?.dequeueCount ?? 1) > 1

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

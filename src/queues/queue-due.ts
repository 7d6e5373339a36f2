import pLimit from 'p-limit'
import { functionTimeoutMs } from '../host-limits.js'
import type { Log } from '../log.js'
import { shards, type DueMessages, type KeptMessage } from './due-table.js'

/** Queues all messages whose time has come, or comes before this is done again. */
export type QueueDue = (log: Log) => Promise<void>

/** Where messages wait, and how one of them is queued, hidden for so many seconds. */
export interface QueueDueParts {
  readonly due: Pick<DueMessages, 'before' | 'remove'>
  readonly send: (message: KeptMessage, delaySeconds: number) => Promise<void>
  readonly now: () => Date
}

/** Done every minute: what is due within two is queued. */
const aheadMs = 2 * 60_000

/** What is left by then is for the next minute's run. */
const longestMs = functionTimeoutMs * 0.4

const atOnce = 16

/** Queues first and forgets after that: a run that dies in between queues some messages twice, which their workers find out. */
export const queueDue =
  ({ due, send, now }: QueueDueParts): QueueDue =>
  async (log) => {
    const began = now().getTime()
    const until = new Date(began + aheadMs)
    let queued = 0

    const queueShard = async (shard: number): Promise<void> => {
      for (;;) {
        const messages = await due.before(shard, until)
        if (messages.length === 0 || now().getTime() - began > longestMs) return
        await pLimit(atOnce).map(messages, (message) => {
          const leftMs = message.dueAt.getTime() - now().getTime()
          return send(message, Math.max(0, Math.ceil(leftMs / 1000)))
        })
        await due.remove(messages)
        queued += messages.length
      }
    }

    await Promise.all(Array.from({ length: shards }, (_, shard) => queueShard(shard)))
    if (queued > 0) log('messages.due', { queued })
  }

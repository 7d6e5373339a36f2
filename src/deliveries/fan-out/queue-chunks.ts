import pLimit from 'p-limit'
import type { Chunk } from '../../delivery-store/plan.js'
import type { EventKey } from '../../events/event.js'
import type { WorkQueues } from '../../queues/work-queues.js'

const sendsAtOnce = 16

/** Queues the chunks of an event, a message each; `again`: they may have been queued before. */
export const queueChunks =
  (queues: Pick<WorkQueues, 'deliver'>) =>
  async ({ scope, eventId }: EventKey, chunks: readonly Chunk[], again: boolean): Promise<void> => {
    await pLimit(sendsAtOnce).map(chunks, (chunk) =>
      queues.deliver({ scope, eventId, ...chunk, ...(again ? { again } : {}) }),
    )
  }

import { describeError, type HostLog } from './host-log.js'
import type { QueueSettings } from './host-settings.js'
import { runningInvocations } from './running-invocations.js'
import { pause } from './pause.js'
import { pollDelay } from './poll-delay.js'
import type { MessageQueue, ReceivedMessage } from './storage-queue.js'

/**
 * A queue, how it is polled, and what takes each message to its end: when that rejects, it is logged, and the message comes back after its
 * lease. `random` yields numbers from 0 to 1.
 */
export interface ListenerOptions {
  readonly queue: MessageQueue
  readonly settings: Pick<QueueSettings, 'batchSize' | 'newBatchThreshold' | 'maxPollingIntervalMs'>
  readonly leaseSeconds: number
  readonly process: (message: ReceivedMessage) => Promise<void>
  readonly log: HostLog
  readonly source: string
  readonly random?: () => number
}

/** A queue or a timer that runs its function until it is stopped. */
export interface Listener {
  /** Starts nothing new and resolves when what runs has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Polls a queue as the real host does (`QueueListener.cs` in Azure/azure-sdk-for-net): at once
 * after a batch, later and later while it is empty, and never with more in work than batchSize +
 * newBatchThreshold. An outage is told when it begins and ends.
 */
export const listenToQueue = ({
  queue,
  settings: { batchSize, newBatchThreshold, maxPollingIntervalMs },
  leaseSeconds,
  process,
  log,
  source,
  random = Math.random,
}: ListenerOptions): Listener => {
  const stopping = new AbortController()
  const work = runningInvocations()
  let reachable = true

  const receive = async (): Promise<readonly ReceivedMessage[]> => {
    try {
      const messages = await queue.receive(batchSize, leaseSeconds)
      if (!reachable) log('information', source, `Queue ${queue.name} is back`)
      reachable = true
      return messages
    } catch (error) {
      if (reachable) log('error', source, `Queue ${queue.name} is lost: ${describeError(error)}`)
      reachable = false
      return []
    }
  }

  const settle = async (message: ReceivedMessage): Promise<void> => {
    try {
      await process(message)
    } catch (error) {
      log('error', source, `Message ${message.id} was not settled: ${describeError(error)}`)
    }
  }

  const poll = async (): Promise<void> => {
    let emptyPolls = 0
    while (!stopping.signal.aborted) {
      const messages = await receive()
      for (const message of messages) void work.track(settle(message))
      if (messages.length > 0) {
        emptyPolls = 0
        await work.atMost(newBatchThreshold)
      } else {
        emptyPolls += 1
        await pause(pollDelay(emptyPolls, maxPollingIntervalMs, random), stopping.signal)
      }
    }
    await work.atMost(0)
  }

  const polling = poll()
  return {
    stop: () => {
      stopping.abort()
      return polling
    },
  }
}

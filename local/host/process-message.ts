import type { QueueSettings } from './host-settings.js'
import { keepLease } from './keep-lease.js'
import { decodeMessage } from './queue-data.js'
import type { MessageQueue, ReceivedMessage } from './storage-queue.js'

/** Where a message is from and where it goes when it is given up, how often and how it is tried, and who runs its function. */
export interface ProcessOptions {
  readonly queue: MessageQueue
  /** Absent for a queue that is itself a poison queue. */
  readonly poison: MessageQueue | undefined
  readonly settings: Pick<
    QueueSettings,
    'maxDequeueCount' | 'visibilityTimeoutSeconds' | 'messageEncoding'
  >
  readonly leaseSeconds: number
  /** Runs the function; whether it succeeded. */
  readonly run: (bytes: Buffer, message: ReceivedMessage) => Promise<boolean>
  readonly warn: (text: string) => void
}

/**
 * Takes one received message to its end as the real host does (`QueueListener.cs` and
 * `QueueProcessor.cs` in Azure/azure-sdk-for-net): deleted, visible again later, or moved to the
 * poison queue.
 */
export const processMessage = async (
  { queue, poison, settings, leaseSeconds, run, warn }: ProcessOptions,
  message: ReceivedMessage,
): Promise<void> => {
  const moveToPoison = async (current: ReceivedMessage, reason: string): Promise<void> => {
    if (!poison) {
      warn(`Message ${current.id} stays invisible until its lease ends: ${reason}`)
      return
    }
    await poison.send(current.text)
    await queue.delete(current)
    warn(`Message ${current.id} moved to ${poison.name}: ${reason}`)
  }

  const { maxDequeueCount, messageEncoding, visibilityTimeoutSeconds } = settings
  const bytes = decodeMessage(message.text, messageEncoding)
  if (!bytes) return moveToPoison(message, 'it is not base64')
  if (message.dequeueCount > maxDequeueCount)
    return moveToPoison(message, `received ${message.dequeueCount} times`)

  const lease = keepLease({ queue, message, leaseSeconds, warn })
  const succeeded = await run(bytes, message)
  const current = await lease.release()
  if (succeeded) return queue.delete(current)
  if (!poison || message.dequeueCount >= maxDequeueCount)
    return moveToPoison(current, `failed ${message.dequeueCount} times`)
  await queue.hide(current, visibilityTimeoutSeconds)
}

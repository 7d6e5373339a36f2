import { describeError } from './host-log.js'
import { pause } from './pause.js'
import type { MessageQueue, ReceivedMessage } from './storage-queue.js'

/**
 * The message and its queue; each renewal hides it for `leaseSeconds`. `warn` is told when one fails, and when another receiver has the
 * message.
 */
export interface LeaseOptions {
  readonly queue: MessageQueue
  readonly message: ReceivedMessage
  readonly leaseSeconds: number
  readonly warn: (text: string) => void
}

/** The hold on a message whose function runs. */
export interface Lease {
  /** Ends the renewing and yields the message with its newest pop receipt. */
  readonly release: () => Promise<ReceivedMessage>
}

/**
 * Keeps a message invisible while its function runs: the lease is renewed when half of it is over.
 */
export const keepLease = ({ queue, message, leaseSeconds, warn }: LeaseOptions): Lease => {
  const released = new AbortController()
  const halfMs = leaseSeconds * 500
  let current = message

  const renew = async (): Promise<void> => {
    let waitMs = halfMs
    while (await pause(waitMs, released.signal))
      try {
        const renewed = await queue.hide(current, leaseSeconds)
        if (!renewed) {
          warn(`Message ${message.id} lost its lease: another receiver has it`)
          return
        }
        current = renewed
        waitMs = halfMs
      } catch (error) {
        warn(`Message ${message.id} could not renew its lease: ${describeError(error)}`)
        waitMs = Math.min(60_000, halfMs / 2)
      }
  }

  const renewing = renew()
  return {
    release: async () => {
      released.abort()
      await renewing
      return current
    },
  }
}

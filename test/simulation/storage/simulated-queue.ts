import { storageError } from './storage-error.js'

/** A message as it lies in a queue. */
export interface SimulatedMessage {
  readonly id: number
  readonly text: string
  readonly expiresAt: number
  visibleAt: number
  dequeueCount: number
  receipt: number
}

/** A queue in memory. Times are in milliseconds. */
export interface SimulatedQueue {
  readonly send: (text: string, delayMs: number, lifetimeMs: number) => SimulatedMessage
  /** Hides messages for so long and hands them out, in almost the order in which they came. */
  readonly receive: (count: number, hideMs: number) => readonly SimulatedMessage[]
  /** Throws for a message that someone else has received since. */
  readonly remove: (id: number, receipt: number) => void
  /** Hides a message for so long from now; answers its new receipt. */
  readonly hide: (id: number, receipt: number, ms: number) => number
  /** When a message is to be had next; undefined when there is none. */
  readonly nextAt: () => number | undefined
  readonly messages: () => readonly SimulatedMessage[]
}

const largest = 64 * 1024

/** Source: https://learn.microsoft.com/rest/api/storageservices/put-message */
const longestDelayMs = 7 * 86_400_000

/** A queue; `changed` is told when a message may be to be had sooner than was known. */
export const simulatedQueue = (
  now: () => number,
  random: () => number,
  changed: () => void,
): SimulatedQueue => {
  let messages: SimulatedMessage[] = []
  let ids = 0
  let receipts = 0

  const held = (id: number, receipt: number): SimulatedMessage => {
    const message = messages.find((each) => each.id === id)
    if (!message) throw storageError('MessageNotFound', 404)
    if (message.receipt !== receipt) throw storageError('PopReceiptMismatch', 404)
    return message
  }

  const checkDelay = (ms: number, lifetimeMs = Infinity) => {
    if (ms < 0 || ms > longestDelayMs || ms >= lifetimeMs)
      throw storageError('OutOfRangeQueryParameterValue', 400)
  }

  return {
    send: (text, delayMs, lifetimeMs) => {
      if (text.length > largest) throw storageError('RequestBodyTooLarge', 413)
      checkDelay(delayMs, lifetimeMs)
      const message = {
        id: ++ids,
        text,
        expiresAt: now() + lifetimeMs,
        visibleAt: now() + delayMs,
        dequeueCount: 0,
        receipt: ++receipts,
      }
      messages.push(message)
      changed()
      return { ...message }
    },

    receive: (count, hideMs) => {
      messages = messages.filter(({ expiresAt }) => expiresAt > now())
      const visible = messages.filter(({ visibleAt }) => visibleAt <= now())
      if (random() < 0.2) visible.reverse()
      return visible.slice(0, count).map((message) => {
        message.visibleAt = now() + hideMs
        message.dequeueCount++
        message.receipt = ++receipts
        return { ...message }
      })
    },

    remove: (id, receipt) => {
      const message = held(id, receipt)
      messages = messages.filter((each) => each !== message)
    },

    hide: (id, receipt, ms) => {
      checkDelay(ms)
      const message = held(id, receipt)
      message.visibleAt = now() + ms
      message.receipt = ++receipts
      changed()
      return message.receipt
    },

    nextAt: () => {
      let next: number | undefined
      for (const { visibleAt, expiresAt } of messages)
        if (expiresAt > now() && (next === undefined || visibleAt < next)) next = visibleAt
      return next
    },

    messages: () => messages,
  }
}

import { functionTimeoutMs } from '../host-limits.js'
import type { Log } from '../log.js'
import { partitionKey } from '../storage/partition-key.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'

/** Tells the operator of event types that flows subscribe to, and that are not in the catalogue: those flows get nothing. */
export type TellMissingTypes = (log: Log) => Promise<void>

/** The subscriptions, what the catalogue knows, and the clock. */
export interface TellMissingTypesParts {
  readonly subscriptions: Pick<Subscriptions, 'firstRecipients' | 'partitions'>
  /** Whether an event type goes by this name. */
  readonly isKnown: (eventType: string) => boolean
  readonly now: () => Date
}

/** What is left by then is for the next time. */
const longestMs = functionTimeoutMs / 2

const advice =
  'Flows that subscribed to it get nothing. Put it into "aliases" of the event type that it is called now.'

/** Looks through the partitions of subscriptions: one query for each, and one more for those of an unknown event type. */
export const tellMissingTypes = ({
  subscriptions,
  isKnown,
  now,
}: TellMissingTypesParts): TellMissingTypes => {
  let seen: string | undefined
  return async (log) => {
    const began = now().getTime()
    const tenants = new Map<string, number>()
    let isWhole = true
    for await (const partition of subscriptions.partitions(seen)) {
      const { eventType } = partition
      if (!isKnown(eventType)) {
        const { recipients } = await subscriptions.firstRecipients(partition)
        if (recipients.length > 0) tenants.set(eventType, (tenants.get(eventType) ?? 0) + 1)
      }
      seen = partitionKey(partition)
      isWhole = now().getTime() - began <= longestMs
      if (!isWhole) break
    }
    if (isWhole) seen = undefined
    for (const [eventType, count] of tenants)
      log.error('event-type.missing', { eventType, tenants: count, advice })
  }
}

import { recordedWithinMs } from '../../delivery-store/account.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { talliedEvents } from '../../delivery-store/tallied-events.js'
import { theBeginning } from '../../events/event-id.js'
import type { Events } from '../../events/event-table.js'
import { functionTimeoutMs } from '../../host-limits.js'
import type { Log } from '../../log.js'
import { queueNames } from '../../queues/queue-parsers.js'
import type { SweepRound } from '../../queues/sweep-rounds.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { allOver } from '../../storage/all-over.js'
import { parseId } from '../../storage/ids.js'
import { partitionKey } from '../../storage/partition-key.js'
import { sweepEvent, type SweepEventParts, type SweepLook } from './sweep-event.js'

/** Finds work that a crash or a fault left lying, and puts it back on its queue. */
export type Sweep = (log: Log) => Promise<void>

/** The stores that are compared, the queues that unfinished work goes back to, and how far sweeps have come. */
export interface SweepParts extends SweepEventParts {
  readonly events: Pick<Events, 'partitions' | 'idsBetween'>
  readonly deliveries: SweepEventParts['deliveries'] & Pick<Deliveries, 'tallies'>
  readonly queues: SweepEventParts['queues'] & Pick<WorkQueues, 'redrive' | 'sweepRounds'>
}

/** What is left by then is for the next sweep. */
const longestMs = functionTimeoutMs * 0.4

/** Events whose records are counted together. */
const page = 100

/** Events that are looked at together, between two looks at the clock. */
const atOnce = 8

/** The first sweep of all looks at events of so long. */
const firstSpanMs = 3_600_000

/** Each event is looked at once soon after it was fired, and whatever is left of any age is looked for once a day. */
const rounds = [
  { name: 'recent', everyMs: 0, isWhole: false },
  { name: 'all', everyMs: 86_400_000, isWhole: true },
] as const

/** The sweep of a deployment: a few minutes of it at a time, each going on where the one before has stopped. */
export const sweep = (parts: SweepParts): Sweep => {
  const { events, deliveries, queues, now } = parts
  const check = sweepEvent(parts)

  /** Goes on with a round until it is done or there is no more time; answers the last event that was looked at, undefined when it is done. */
  const goOn = async (
    { from, until: to = now(), last }: SweepRound,
    look: SweepLook,
    log: Log,
  ): Promise<string | undefined> => {
    const [scope = '', eventId = ''] = last?.split(':') ?? []
    const first = last && { scope, eventType: parseId(eventId)?.eventType ?? '' }
    for await (const partition of events.partitions(undefined, first && partitionKey(first))) {
      const isFirst = first && partitionKey(first) === partitionKey(partition)
      const span = { from, to, after: isFirst ? eventId : undefined }
      for await (const tallied of talliedEvents({ events, deliveries }, partition, span, page)) {
        for (let i = 0; i < tallied.length; i += atOnce) {
          const some = tallied.slice(i, i + atOnce)
          await allOver(some.map((event) => check(partition.scope, event, look, log)))
          if (look.isOver()) return `${partition.scope}:${some.at(-1)?.eventId ?? ''}`
        }
      }
    }
    return undefined
  }

  const sweepRound = async (
    { name, everyMs, isWhole }: (typeof rounds)[number],
    isOver: () => boolean,
    log: Log,
  ): Promise<void> => {
    const oldEnough = new Date(now().getTime() - recordedWithinMs)
    const known = (await queues.sweepRounds.get(name)) ?? {
      from: isWhole ? theBeginning : new Date(oldEnough.getTime() - firstSpanMs),
    }
    if (!known.until && now().getTime() - known.from.getTime() < everyMs) return
    const begun = isWhole ? theBeginning : known.from
    const round = known.until ? known : { from: begun, until: oldEnough }
    const last = await goOn(round, { isThorough: isWhole, isOver }, log)
    await queues.sweepRounds.put(
      name,
      last ? { ...round, last } : { from: round.until ?? oldEnough },
    )
  }

  return async (log) => {
    for (const queue of queueNames) await queues.redrive(queue, log)
    const began = now().getTime()
    const isOver = () => now().getTime() - began > longestMs
    for (const round of rounds) if (!isOver()) await sweepRound(round, isOver, log)
  }
}

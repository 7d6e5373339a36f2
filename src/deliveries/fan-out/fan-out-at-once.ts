import type { Log } from '../../log.js'
import {
  mostEvents,
  type FanOutMessage,
  type FireEvents,
  type FireMessage,
} from '../../queues/fan-out-message.js'
import { workAtOnce, type Drain } from '../../queues/work-at-once.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { groupWrites } from '../../storage/group-writes.js'
import { traceMark } from '../../telemetry/trace.js'
import { fanOutByMessage, type FanOutByMessageParts } from './fan-out-by-message.js'

/** What a fan-out by message needs, the queue, and how many events are delivered here at once. */
export interface FanOutAtOnceParts extends FanOutByMessageParts {
  readonly queues: Pick<WorkQueues, 'fanOut' | 'fanOutHidden'>
  readonly most: number
  readonly log: Log
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/** Queues the events of a fire: durable once this resolves. */
export type FanOutFire = (fire: Omit<FireMessage, 'leg'>) => Promise<void>

/**
 * Queues fires, those that come at the same time by one message. What this process has room for is done at once, with its message as
 * the net.
 */
export const fanOutAtOnce = ({
  queues,
  most,
  log,
  pause,
  ...parts
}: FanOutAtOnceParts): { readonly fanOut: FanOutFire; readonly drain: Drain } => {
  const divide = fanOutByMessage(parts)
  const atOnce = workAtOnce({
    most,
    pause,
    failed: (error) => {
      log.error('fan-out.left', { queue: 'fan-out' }, error)
    },
  })
  const queue = groupWrites<Omit<FireMessage, 'leg'>, true>({
    keyOf: ({ again = false }) => String(again),
    fits: (waiting, fire) => countOf([...waiting, fire]) <= mostEvents,
    write: async (fires) => {
      const message = messageOf(fires)
      await atOnce.begin(
        countOf(fires),
        { hidden: () => queues.fanOutHidden(message), visible: () => queues.fanOut(message) },
        (release) => divide(message, log, release),
      )
      return fires.map(() => true)
    },
  })
  return {
    fanOut: async (fire) => {
      await queue({ ...traceMark(), ...fire })
    },
    drain: atOnce.drain,
  }
}

const countOf = (fires: readonly FireEvents[]): number =>
  fires.reduce((sum, { eventIds }) => sum + eventIds.length, 0)

/** One fire is written as ever: an instance that is not updated yet can read it. */
const messageOf = (fires: readonly Omit<FireMessage, 'leg'>[]): FanOutMessage => {
  const [only, ...others] = fires
  if (only && others.length === 0) return only
  return {
    fires: fires.map(({ again: _, ...fire }) => fire),
    ...(only?.again ? { again: true } : {}),
  }
}

import type { Log } from '../../log.js'
import { workAtOnce } from '../../queues/work-at-once.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { fanOutByMessage, type FanOutByMessageParts } from './fan-out-by-message.js'

/** What a fan-out by message needs, the queue, and how many are done here at once. */
export interface FanOutAtOnceParts extends FanOutByMessageParts {
  readonly queues: Pick<WorkQueues, 'fanOut' | 'fanOutHidden'>
  readonly most: number
  readonly log: Log
}

/** Queues fan-outs; those that this process has room for are done at once, with their message as the net. */
export const fanOutAtOnce = ({
  queues,
  most,
  log,
  ...parts
}: FanOutAtOnceParts): WorkQueues['fanOut'] => {
  const divide = fanOutByMessage(parts)
  const atOnce = workAtOnce({
    most,
    failed: (error) => {
      log.error('fan-out.left', { queue: 'fan-out' }, error)
    },
  })
  return (message) =>
    atOnce(
      { hidden: () => queues.fanOutHidden(message), visible: () => queues.fanOut(message) },
      () => divide(message, log),
    )
}

import { shards } from '../../src/queues/due-table.js'
import type { SimulatedStorage } from './storage/simulated-storage.js'
import type { SimulatedRow, SimulatedTable } from './storage/simulated-table.js'
import type { VirtualTime } from './virtual-time.js'

const minuteMs = 60_000

/** When the timer has something to do with a row. */
const dueAt = ({ partitionKey, rowKey, values }: SimulatedRow): number =>
  partitionKey.startsWith('due-')
    ? Date.parse(rowKey.slice(0, rowKey.indexOf(' ')))
    : values.at instanceof Date
      ? values.at.getTime() + minuteMs
      : Infinity

/** The rows among which the one is that is due first: keys of messages sort by their times. */
const candidates = (due: SimulatedTable): readonly SimulatedRow[] => [
  ...Array.from({ length: shards }, (_, i) => due.first(`due-${i}`) ?? []).flat(),
  ...due.partition('looks'),
]

/**
 * The timer that queues what is due: each minute, but for those in which it would find nothing. To be called when something is kept.
 */
export const queueDueTimer = (
  time: VirtualTime,
  storage: SimulatedStorage,
  run: () => Promise<unknown>,
): (() => void) => {
  let timer: NodeJS.Timeout | undefined

  const look = () => {
    const first = Math.min(...candidates(storage.table('due')).map(dueAt))
    clearTimeout(timer)
    if (first === Infinity) return
    const at = Math.max(first - minuteMs, time.now())
    const nextMinute = at - (at % minuteMs) + minuteMs
    timer = setTimeout(() => {
      void run()
      // A moment before the next minute: at its very beginning, the one after it would be the next.
      timer = setTimeout(look, minuteMs - 1)
    }, nextMinute - time.now())
  }
  return look
}

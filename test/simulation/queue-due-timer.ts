import type { SimulatedStorage } from './storage/simulated-storage.js'
import type { SimulatedRow } from './storage/simulated-table.js'
import type { VirtualTime } from './virtual-time.js'

const minuteMs = 60_000

/** When the timer has something to do with a row. */
const dueAt = ({ partitionKey, rowKey, values }: SimulatedRow): number | undefined =>
  partitionKey.startsWith('due-')
    ? Date.parse(rowKey.slice(0, rowKey.indexOf(' ')))
    : values.at instanceof Date
      ? values.at.getTime() + minuteMs
      : undefined

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
    let first: number | undefined
    for (const row of storage.table('due').rows()) {
      const at = dueAt(row)
      if (at !== undefined && (first === undefined || at < first)) first = at
    }
    clearTimeout(timer)
    if (first === undefined) return
    const at = Math.max(first - minuteMs, time.now())
    const nextMinute = at - (at % minuteMs) + minuteMs
    timer = setTimeout(() => {
      void run()
      timer = setTimeout(look, minuteMs)
    }, nextMinute - time.now())
  }
  return look
}

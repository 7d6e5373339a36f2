import { setTimeout as pause } from 'node:timers/promises'
import type { StorageMeter } from './storage-meter.js'

/** Waits until the app asks nothing more of its storage but whether there is work. */
export const quiet = async (meter: StorageMeter): Promise<void> => {
  const total = () => [...meter.read().operations.values()].reduce((sum, count) => sum + count, 0)
  for (let last = -1; last !== total();) {
    last = total()
    await pause(500)
  }
}

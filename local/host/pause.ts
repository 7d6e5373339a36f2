import { setTimeout as sleep } from 'node:timers/promises'

/** Waits; false when the signal ended the wait. */
export const pause = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal }).catch(() => false)

import { setTimeout as sleep } from 'node:timers/promises'

/** Waits as long as the platform would, but no longer than this; says what it cut short. */
export const hurriedPause =
  (longestSeconds: number, signal?: AbortSignal) =>
  async (seconds: number): Promise<string> => {
    const actual = Math.min(seconds, longestSeconds)
    await sleep(actual * 1000, undefined, { ref: false, ...(signal && { signal }) })
    return actual < seconds
      ? `The platform would have waited ${seconds} s before this; here it was ${actual} s.`
      : `Sent again after ${seconds} s.`
  }

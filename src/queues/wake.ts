import { functionTimeoutMs } from '../host-limits.js'
import type { Log } from '../log.js'
import type { CallbackKey, HeldMessages } from './held-table.js'
import type { ReleaseMessage } from './messages.js'

/** Has a callback looked at in so many seconds, now by default, so that what waits for it goes on when it may be called. */
export type Wake = (callback: CallbackKey, delaySeconds?: number) => Promise<void>

/** Has those callbacks looked at that somebody should have looked at. */
export type WakeOverdue = (log: Log) => Promise<void>

/** Where looks are noted, and the queue for them. */
export interface WakeParts {
  readonly held: Pick<HeldMessages, 'lookAt' | 'toBeLookedAt'>
  readonly release: (message: ReleaseMessage, delaySeconds: number) => Promise<void>
  readonly now: () => Date
}

/** A look that nobody has made by then is made up for. */
const patienceMs = 2 * 60_000

/** What is to be looked at later than this is left to those who make up for it, each minute. */
const soonSeconds = 120

/** What is left by then is for the next minute's run. */
const longestMs = functionTimeoutMs * 0.2

const after = (now: Date, ms: number) => new Date(now.getTime() + ms)

const messageFor = (callback: CallbackKey, now: Date): ReleaseMessage => ({
  ...callback,
  since: now.toISOString(),
  held: true,
})

/** Looks by messages, each of which is noted first: one that is lost is made up for. */
export const wake =
  ({ held, release, now }: WakeParts): Wake =>
  async (callback, delaySeconds = 0) => {
    const isSoon = delaySeconds <= soonSeconds
    const atMs = delaySeconds * 1000 + (isSoon ? patienceMs : 0)
    await held.lookAt(callback, after(now(), atMs))
    if (isSoon) await release(messageFor(callback, now()), delaySeconds)
  }

/** Done every minute. */
export const wakeOverdue =
  ({ held, release, now }: WakeParts): WakeOverdue =>
  async (log) => {
    const began = now()
    let count = 0
    for await (const callback of held.toBeLookedAt(began)) {
      await held.lookAt(callback, after(now(), patienceMs))
      await release(messageFor(callback, now()), 0)
      count++
      if (now().getTime() - began.getTime() > longestMs) break
    }
    if (count > 0) log('callbacks.woken', { count })
  }

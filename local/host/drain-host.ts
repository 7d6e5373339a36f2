import { describeError, type HostLog } from './host-log.js'
import type { RunningInvocations } from './running-invocations.js'
import type { Listening } from './listen.js'
import type { Listener } from './listen-to-queue.js'
import type { App } from './load-app.js'
import { pause } from './pause.js'

/** What a drain stops and waits for, and the app whose hooks end it; after `timeoutMs` (30 seconds unless told) it waits no longer. */
export interface DrainOptions {
  readonly listening: Listening
  readonly listeners: readonly Listener[]
  readonly work: RunningInvocations
  readonly app: Pick<App, 'hooks' | 'appHookData'>
  readonly log: HostLog
  readonly timeoutMs?: number
}

/**
 * Ends a host the way a scale-in does: nothing new, what runs may end within the time, then the
 * app's appTerminate hooks.
 */
export const drainHost = async ({
  listening,
  listeners,
  work,
  app,
  log,
  timeoutMs = 30_000,
}: DrainOptions): Promise<void> => {
  log('information', 'host', 'Draining')
  const drained = new AbortController()
  const all = Promise.all([
    listening.drain(),
    ...listeners.map((listener) => listener.stop()),
    work.atMost(0),
  ]).finally(() => {
    drained.abort()
  })
  if (await Promise.race([pause(timeoutMs, drained.signal), all.then(() => false)]))
    log('warning', 'host', `Stopped with work still running after ${timeoutMs / 1000} s`)
  listening.destroy()
  try {
    await app.hooks.runHooks('appTerminate', { hookData: {}, appHookData: app.appHookData })
  } catch (error) {
    log('error', 'host', `An appTerminate hook failed: ${describeError(error)}`)
  }
  log('information', 'host', 'Stopped')
}

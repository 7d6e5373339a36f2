import { Cron } from 'croner'
import type { AppFunction, TimerTrigger } from './app-function.js'
import type { Invocation } from './invoke.js'
import type { Listener } from './listen-to-queue.js'
import type { RunFunction } from './run-function.js'

const iso = (date: Date | null | undefined): string =>
  date?.toISOString().replace('Z', '+00:00') ?? '0001-01-01T00:00:00+00:00'

/** What a timer function gets. This host keeps no status blob, so a timer is never past due. */
export const timerInvocation = (last?: Date | null, next?: Date | null): Invocation => ({
  data: {
    json: JSON.stringify({
      Schedule: { AdjustForDST: true },
      ScheduleStatus: { Last: iso(last), Next: iso(next), LastUpdated: iso(last) },
      IsPastDue: false,
    }),
  },
})

/**
 * Prepares a timer of five or six NCRONTAB fields in UTC; the call of what it yields starts it. A
 * tick that comes while the last one still runs is left out, and day of month and day of week both
 * have to fit, as in the real host.
 */
export const prepareTimer = (
  timer: AppFunction<TimerTrigger>,
  run: RunFunction,
): (() => Listener) => {
  const { schedule, runOnStartup } = timer.trigger
  const tick = async (cron: Cron): Promise<void> => {
    await run(timer, timerInvocation(cron.previousRun(), cron.nextRun()), 'timer')
  }
  const cron = new Cron(
    schedule,
    { mode: '5-or-6-parts', timezone: 'UTC', domAndDow: true, protect: true, paused: true },
    tick,
  )
  return () => {
    cron.resume()
    const first = runOnStartup ? cron.trigger() : Promise.resolve()
    return {
      stop: async () => {
        cron.stop()
        await first
      },
    }
  }
}

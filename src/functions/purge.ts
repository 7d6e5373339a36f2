import { app, type TimerFunctionOptions, type TimerHandler } from '@azure/functions'
import { hosted } from '../hosted.js'
import { logger } from '../log.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'applyRetention'>

/** Deletes events that are older than the retention, once an hour. */
export const purge =
  ({ applyRetention }: Parts): TimerHandler =>
  async (_timer, context) => {
    await applyRetention(logger(context))
  }

/** How the host registers it. */
export const registration: TimerFunctionOptions = {
  schedule: '0 20 * * * *',
  handler: hosted(purge),
}

app.timer('purge', registration)

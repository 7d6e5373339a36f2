import { app, type TimerFunctionOptions, type TimerHandler } from '@azure/functions'
import { hosted } from '../hosted.js'
import { logger } from '../log.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'sweep'>

/** Puts back to work what a crash left lying. */
export const sweep =
  ({ sweep: clean }: Parts): TimerHandler =>
  async (_timer, context) => {
    await clean(logger(context))
  }

/** How the host registers it. */
export const registration: TimerFunctionOptions = {
  schedule: '0 */15 * * * *',
  handler: hosted(sweep),
}

app.timer('sweep', registration)

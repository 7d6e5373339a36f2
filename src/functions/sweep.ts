import { app, type TimerHandler } from '@azure/functions'
import { logger } from '../log.js'
import { services, type Services } from '../services.js'

type Parts = Pick<Services, 'sweep'>

/** Puts back to work what a crash left lying. */
export const sweep =
  ({ sweep: clean }: Parts): TimerHandler =>
  async (_timer, context) => {
    await clean(logger(context))
  }

app.timer('sweep', {
  schedule: '0 */15 * * * *',
  handler: sweep(services),
})

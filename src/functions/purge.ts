import { app, type TimerHandler } from '@azure/functions'
import { logger } from '../log.js'
import { services, type Services } from '../services.js'

type Parts = Pick<Services, 'retain'>

/** Deletes events that are older than the retention, once a day. */
export const purge =
  ({ retain }: Parts): TimerHandler =>
  async (_timer, context) => {
    await retain(logger(context))
  }

app.timer('purge', {
  schedule: '0 20 3 * * *',
  handler: purge(services),
})

import { app, type TimerFunctionOptions, type TimerHandler } from '@azure/functions'
import { hosted } from '../hosted.js'
import { logger } from '../log.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'queues'>

/** Queues what has waited for its time. */
export const queueDue =
  ({ queues }: Parts): TimerHandler =>
  async (_timer, context) => {
    await queues.queueDue(logger(context))
  }

/** How the host registers it. */
export const registration: TimerFunctionOptions = {
  schedule: '0 * * * * *',
  handler: hosted(queueDue),
}

app.timer('queue-due', registration)

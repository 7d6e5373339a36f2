import { app, type TimerFunctionOptions, type TimerHandler } from '@azure/functions'
import { hosted } from '../hosted.js'
import { logger } from '../log.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'lookAtBacklog' | 'queues'>

/** Queues what has waited for its time, and tells when what is due waits. */
export const queueDue =
  ({ lookAtBacklog, queues }: Parts): TimerHandler =>
  async (_timer, context) => {
    const log = logger(context)
    await Promise.all([queues.queueDue(log), lookAtBacklog(log)])
  }

/** How the host registers it. */
export const registration: TimerFunctionOptions = {
  schedule: '0 * * * * *',
  handler: hosted(queueDue),
}

app.timer('queue-due', registration)

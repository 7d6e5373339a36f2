import { app, type TimerFunctionOptions, type TimerHandler } from '@azure/functions'
import { hosted } from '../hosted.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'measureLevels'>

/** Measures, once an hour, how much is parked and dead; where no metrics are exported, it asks nothing of storage. */
export const measureLevels =
  ({ measureLevels: measureAll }: Parts): TimerHandler =>
  async () => {
    await measureAll()
  }

/** How the host registers it. */
export const registration: TimerFunctionOptions = {
  schedule: '0 40 * * * *',
  handler: hosted(measureLevels),
}

app.timer('measure-levels', registration)

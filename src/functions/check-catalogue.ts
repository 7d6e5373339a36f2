import { app, type TimerFunctionOptions, type TimerHandler } from '@azure/functions'
import { hosted } from '../hosted.js'
import { logger } from '../log.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'tellMissingTypes'>

/** Tells the operator, once an hour, of event types that have been taken out of the catalogue under their subscribers. */
export const checkCatalogue =
  ({ tellMissingTypes }: Parts): TimerHandler =>
  async (_timer, context) => {
    await tellMissingTypes(logger(context))
  }

/** How the host registers it. */
export const registration: TimerFunctionOptions = {
  schedule: '0 10 * * * *',
  handler: hosted(checkCatalogue),
}

app.timer('check-catalogue', registration)

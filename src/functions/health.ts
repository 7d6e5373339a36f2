import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { remembered } from '../http/remembered.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'events' | 'now' | 'queues'>

/** Anyone may ask, as often as they like. */
const rememberedMs = 5000

/** Whether this app can do its work: 200 when storage answers, 503 when it does not. */
export const health = ({ events, now, queues }: Parts) => {
  const reach = () => Promise.all([events.reach(), queues.reach()])
  const reached = remembered(reach, rememberedMs, now)
  return endpoint(async () => {
    await reached()
    return { jsonBody: { status: 'healthy' } }
  })
}

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'health',
  authLevel: 'anonymous',
  handler: hosted(health),
}

app.http('health', registration)

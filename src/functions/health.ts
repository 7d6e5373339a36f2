import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'events' | 'queues'>

/** Whether this app can do its work: 200 when storage answers, 503 when it does not. */
export const health = ({ events, queues }: Parts) =>
  endpoint(async () => {
    await Promise.all([events.reach(), queues.reach()])
    return { jsonBody: { status: 'healthy' } }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'health',
  authLevel: 'anonymous',
  handler: hosted(health),
}

app.http('health', registration)

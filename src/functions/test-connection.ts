import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize'>

/** Whether a connection's credentials work, and for whom: the platform asks when a maker creates a connection. */
export const testConnection = ({ authorize }: Parts) =>
  endpoint(async (request) => {
    const { tenantId, oid } = await authorize.subscriber(request)
    return { jsonBody: { tenantId, subscriber: oid } }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'connection',
  authLevel: 'anonymous',
  handler: hosted(testConnection),
}

app.http('test-connection', registration)

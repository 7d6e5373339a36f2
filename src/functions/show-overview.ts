import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'search'>

/** How the tenant's deliveries fare: the last day by hours, and how its callbacks are. */
export const showOverview = ({ authorize, search }: Parts) =>
  endpoint(async (request) => {
    const { tenantId } = await authorize.operator(request)
    return { jsonBody: await search.overview(tenantId) }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'overview',
  authLevel: 'anonymous',
  handler: hosted(showOverview),
}

app.http('show-overview', registration)

import { app, type HttpFunctionOptions } from '@azure/functions'
import { payloadSchema } from '../connector-definition/payload-schema.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { eventTypeOf } from '../http/event-type-of.js'
import { languageOf } from '../http/language.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'connector'>

/** An event type's payload schema: gives the generic trigger its outputs once the maker has picked the type. */
export const eventTypeSchema = ({ authorize, catalogue, connector }: Parts) =>
  endpoint(async (request) => {
    const caller = await authorize.subscriber(request)
    const eventType = eventTypeOf(catalogue, request, caller)
    return { jsonBody: { schema: payloadSchema(eventType, languageOf(request, connector)) } }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'event-types/{eventType}/schema',
  authLevel: 'anonymous',
  handler: hosted(eventTypeSchema),
}

app.http('event-type-schema', registration)

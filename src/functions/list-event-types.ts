import { app, type HttpFunctionOptions } from '@azure/functions'
import { wordsOf } from '../connector-definition/locale.js'
import { hosted } from '../hosted.js'
import { catalogueFor } from '../http/catalogue-for.js'
import { endpoint } from '../http/endpoint.js'
import { languageOf } from '../http/language.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'connector'>

/** The event types that the caller may use: fills the list that a maker picks from. */
export const listEventTypes = ({ authorize, catalogue, connector }: Parts) =>
  endpoint(async (request) => {
    const caller = await authorize.subscriber(request)
    const language = languageOf(request, connector)
    return {
      jsonBody: catalogueFor(catalogue, caller).eventTypes.map((eventType) => {
        const { title, description } = wordsOf(eventType, language)
        return { name: eventType.name, title, description }
      }),
    }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'event-types',
  authLevel: 'anonymous',
  handler: hosted(listEventTypes),
}

app.http('list-event-types', registration)

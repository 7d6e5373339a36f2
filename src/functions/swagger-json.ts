import { app, type HttpFunctionOptions } from '@azure/functions'
import { connectorDefinition } from '../connector-definition/connector-definition.js'
import type { Locale } from '../connector-definition/locale.js'
import { auths, type Auth } from '../connector-definition/security.js'
import { publicOperations } from '../api-description/public-operations.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { queryChoice } from '../http/query-choice.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'catalogue' | 'config' | 'connector'>

/** The connector's definition for this very app, to import or to try: `?locale=fr`, `?auth=apikey`. */
export const swaggerJson = ({ catalogue, config: { publicBaseUrl }, connector }: Parts) => {
  // On a developer's machine there is no sign-in page to go through.
  const usual = publicBaseUrl.startsWith('https:') ? connector.auth : 'any'
  const define = (locale: Locale, auth: Auth) =>
    connectorDefinition(catalogue.eventTypes, connector, {
      ...{ baseUrl: publicBaseUrl, locale, auth },
    })
  const languages = Object.keys(connector.texts)

  return endpoint(
    (request) =>
      Promise.resolve({
        headers: { 'cache-control': 'no-cache' },
        jsonBody: define(
          queryChoice(request, 'locale', languages, connector.locale),
          queryChoice(request, 'auth', auths, usual),
        ),
      }),
    queryOf(publicOperations['GET /swagger.json']),
  )
}

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'swagger.json',
  authLevel: 'anonymous',
  handler: hosted(swaggerJson),
}

app.http('swagger-json', registration)

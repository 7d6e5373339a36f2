import { app, type HttpFunctionOptions } from '@azure/functions'
import { openApiDocument } from '../api-description/open-api-document.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { madeOnce } from '../http/made-once.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'catalogue' | 'config'>

/** The whole HTTP API of this very app, for those who generate clients: OpenAPI 3.1. */
export const openapiJson = ({ catalogue, config }: Parts) =>
  endpoint(madeOnce(() => openApiDocument(catalogue.eventTypes, config)))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'openapi.json',
  authLevel: 'anonymous',
  handler: hosted(openapiJson),
}

app.http('openapi-json', registration)

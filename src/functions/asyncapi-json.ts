import { app, type HttpFunctionOptions } from '@azure/functions'
import { asyncApiDocument } from '../api-description/async-api-document.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { madeOnce } from '../http/made-once.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'catalogue' | 'config'>

/** What this very app POSTs to callback URLs, for those who receive it, operators among them: AsyncAPI 3.0. */
export const asyncapiJson = ({ catalogue, config }: Parts) =>
  endpoint(
    madeOnce(() => {
      const operational = catalogue.operational?.().eventTypes ?? []
      return asyncApiDocument([...catalogue.eventTypes, ...operational], config)
    }),
  )

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'asyncapi.json',
  authLevel: 'anonymous',
  handler: hosted(asyncapiJson),
}

app.http('asyncapi-json', registration)

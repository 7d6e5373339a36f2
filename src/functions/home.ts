import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { contentSecurityPolicy } from '../http/pages/content-security-policy.js'
import { landingPage } from '../http/pages/landing-page.js'
import { answerFile, mediaTypes, pageFile } from '../http/pages/page-file.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'config'>

/** Where a person can go from here. */
export const home = ({ config }: Parts) => {
  const page = pageFile(landingPage(config.publicBaseUrl), mediaTypes.html)
  return endpoint(
    (request) => Promise.resolve(answerFile(request, page, contentSecurityPolicy())),
    'any',
  )
}

/**
 * How the host registers it. An empty route would be the function's name; a parameter that may be absent, and no longer than nothing,
 * is the root and nothing else.
 * Source: https://github.com/Azure/azure-functions-host/pull/1102
 */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: '{root:maxlength(0)?}',
  authLevel: 'anonymous',
  handler: hosted(home),
}

app.http('home', registration)

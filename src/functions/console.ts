import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { consoleFile } from '../http/console/console-files.js'
import { consoleSignIn } from '../http/console/console-sign-in.js'
import { endpoint } from '../http/endpoint.js'
import { contentSecurityPolicy } from '../http/pages/content-security-policy.js'
import { answerFile } from '../http/pages/page-file.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'config'>

/** The operators' console: the page, and the files that it asks for. It holds no data: it asks the API, as whoever signs in there. */
export const operatorConsole = ({ config }: Parts) => {
  const signIn = consoleSignIn(config.entra)
  const policy = contentSecurityPolicy(new URL(config.entra.instance).origin)
  return endpoint(async (request) => {
    const file = await consoleFile(request.params.file ?? '', config.publicBaseUrl, signIn)
    return answerFile(request, file, policy)
  }, 'any')
}

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'console/{*file}',
  authLevel: 'anonymous',
  handler: hosted(operatorConsole),
}

app.http('console', registration)

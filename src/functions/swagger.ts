import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { contentSecurityPolicy } from '../http/pages/content-security-policy.js'
import { answerFile } from '../http/pages/page-file.js'
import { swaggerFile } from '../http/swagger-ui/swagger-files.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'config'>

/** Swagger UI on this app's own definition: the page, and the files that it asks for. */
export const swagger = ({ config }: Parts) =>
  endpoint(async (request) => {
    const file = await swaggerFile(request.params.file ?? '', config.publicBaseUrl)
    return answerFile(request, file, contentSecurityPolicy())
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'swagger/{*file}',
  authLevel: 'anonymous',
  handler: hosted(swagger),
}

app.http('swagger', registration)

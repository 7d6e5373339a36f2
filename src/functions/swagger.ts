import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { contentSecurityPolicy } from '../http/swagger-ui/content-security-policy.js'
import { swaggerFile } from '../http/swagger-ui/swagger-files.js'
import { Problem } from '../problem.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'config'>

/** Swagger UI on this app's own definition: the page, and the files that it asks for. */
export const swagger = ({ config }: Parts) =>
  endpoint(async (request) => {
    const name = request.params.file ?? ''
    const file = await swaggerFile(name, config.publicBaseUrl)
    if (!file) throw new Problem('unknown-page', `There is no file "${name.slice(0, 100)}" here.`)
    const headers = {
      'content-security-policy': contentSecurityPolicy,
      'referrer-policy': 'no-referrer',
      'cache-control': file.isOurs ? 'no-cache' : 'public, max-age=3600',
      etag: file.etag,
    }
    return request.headers.get('if-none-match') === file.etag
      ? { status: 304, headers }
      : { headers: { ...headers, 'content-type': file.type }, body: file.bytes }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'swagger/{*file}',
  authLevel: 'anonymous',
  handler: hosted(swagger),
}

app.http('swagger', registration)

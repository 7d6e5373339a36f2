import { app } from '@azure/functions'
import { endpoint } from '../http/endpoint.js'
import { Problem } from '../problem.js'
import { swaggerFile } from '../http/swagger-ui/swagger-files.js'
import { services, type Services } from '../services.js'

type Parts = Pick<Services, 'config'>

/**
 * What Swagger UI needs: scripts and styles of this app alone, and its requests to this app alone. The page types in keys and
 * tokens, so nothing else may run in it.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Swagger UI on this app's own definition: the page, and the files that it asks for. */
export const swagger = ({ config }: Parts) =>
  endpoint(async (request) => {
    const name = request.params.file ?? ''
    const file = await swaggerFile(name, config.publicBaseUrl)
    if (!file) throw new Problem('unknown-page', `There is no file "${name.slice(0, 100)}" here.`)
    const headers = {
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': file.isOurs ? 'no-cache' : 'public, max-age=3600',
      etag: file.etag,
    }
    return request.headers.get('if-none-match') === file.etag
      ? { status: 304, headers }
      : { headers: { ...headers, 'content-type': file.type }, body: file.bytes }
  })

app.http('swagger', {
  methods: ['GET'],
  route: 'swagger/{*file}',
  authLevel: 'anonymous',
  handler: swagger(services),
})

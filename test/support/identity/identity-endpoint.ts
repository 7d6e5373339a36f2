import { randomUUID } from 'node:crypto'
import { startLoopbackServer } from '../../../local/loopback-server.js'

/** What asked for a token, as Azure's endpoint is asked. */
export interface AskedToken {
  readonly resource: string | null
  readonly clientId: string | null
}

/** The endpoint from which a managed identity's tokens come in App Service and Functions. */
export interface IdentityEndpoint {
  /** What a process starts with that has the identity. */
  readonly settings: Readonly<Record<string, string>>
  readonly asked: readonly AskedToken[]
  readonly stop: () => Promise<void>
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token that Azurite takes for one of Entra ID: it looks at its claims, not at its signature. */
export const storageToken = (expiresAt: number): string =>
  [
    base64({ alg: 'RS256', typ: 'JWT' }),
    base64({
      iss: 'https://sts.windows.net/11111111-2222-4333-8444-555555555555/',
      aud: 'https://storage.azure.com',
      nbf: expiresAt - 7200,
      iat: expiresAt - 7200,
      exp: expiresAt,
    }),
    'unsigned',
  ].join('.')

/** In seconds since 1970, as tokens have it. */
export const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600

/**
 * Plays it; whoever asks otherwise than by the documentation gets no token.
 * Source: https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export const startIdentityEndpoint = async (): Promise<IdentityEndpoint> => {
  const secret = randomUUID()
  const asked: AskedToken[] = []
  const { url, stop } = await startLoopbackServer(({ url = '', headers }, response) => {
    const { searchParams } = new URL(url, 'http://127.0.0.1')
    const [resource, clientId] = [searchParams.get('resource'), searchParams.get('client_id')]
    const allowed =
      headers['x-identity-header'] === secret && searchParams.get('api-version') === '2019-08-01'
    if (allowed) asked.push({ resource, clientId })
    const expires = inAnHour()
    response.writeHead(allowed ? 200 : 401, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(
        allowed
          ? {
              access_token: storageToken(expires),
              expires_on: String(expires),
              resource,
              token_type: 'Bearer',
              client_id: clientId,
            }
          : { statusCode: 401, message: 'Not by the documentation' },
      ),
    )
  })
  return {
    settings: { IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: secret },
    asked,
    stop,
  }
}

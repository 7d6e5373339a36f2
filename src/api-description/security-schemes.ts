import type { EntraConfig } from '../entra-config.js'
import type { Schema } from './json-schema.js'

type Entra = Pick<EntraConfig, 'audiences' | 'instance'>

/**
 * Whatever a user or an app was granted of this app.
 * Source: https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope
 */
export const defaultScope = ({ audiences }: Pick<Entra, 'audiences'>): string => {
  const named = audiences.find((each) => each.includes('://')) ?? `api://${audiences[0] ?? ''}`
  return `${named}/.default`
}

/** How callers say who they are: by a token of Entra ID, which a client gets or brings, or by a key. Which tenants are served is told to nobody. */
export const securitySchemes = (entra: Entra): Readonly<Record<string, Schema>> => {
  const endpoint = (name: string) => `${entra.instance}organizations/oauth2/v2.0/${name}`
  const scopes = { [defaultScope(entra)]: 'Whatever the caller was granted of this app.' }
  return {
    oauth2: {
      type: 'oauth2',
      description:
        'A token of Microsoft Entra ID for a user, or for an app by itself. Where the app registration is of one tenant, its id stands in the place of `organizations`.',
      flows: {
        authorizationCode: {
          authorizationUrl: endpoint('authorize'),
          tokenUrl: endpoint('token'),
          scopes,
        },
        clientCredentials: { tokenUrl: endpoint('token'), scopes },
      },
    },
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description:
        'The same token, however it was got. Publishers need the app role Events.Fire, operators Events.Operate; a subscriber is any user, or an app with Events.Subscribe.',
    },
    apiKey: {
      type: 'apiKey',
      in: 'header',
      name: 'x-api-key',
      description: 'A key of the service, which may subscribe, fire, or both.',
    },
    githubSignature: {
      type: 'apiKey',
      in: 'header',
      name: 'X-Hub-Signature-256',
      description: 'What GitHub signs a delivery with: `sha256=` and the HMAC of its body.',
    },
  }
}

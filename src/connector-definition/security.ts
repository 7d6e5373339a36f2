import type { Security } from './open-api.js'

/** How the connections of a connector sign in; `any` is for Swagger UI, where people bring a key or a token. */
export const auths = ['entra', 'apikey', 'any'] as const

/** One way to sign in. */
export type Auth = (typeof auths)[number]

/** The scope that the app registration exposes, as the tutorials that this project comes from name it. */
export const entraScope = 'impersonate'

/** Microsoft Entra ID of the public cloud. */
export const entraAuthority = 'https://login.microsoftonline.com/'

const apiKey = { type: 'apiKey', in: 'header', name: 'x-api-key' }

/** The security of a definition. OpenAPI 2.0 knows no bearer tokens; there they are a key in `Authorization`. */
export const securityOf = (auth: Auth): Security =>
  ({
    entra: {
      securityDefinitions: {
        oauth2: {
          type: 'oauth2',
          flow: 'accessCode',
          authorizationUrl: `${entraAuthority}common/oauth2/authorize`,
          tokenUrl: `${entraAuthority}common/oauth2/token`,
          scopes: { [entraScope]: 'Act for the user who signs in.' },
        },
      },
      security: [{ oauth2: [entraScope] }],
    },
    apikey: {
      securityDefinitions: { api_key: apiKey },
      security: [{ api_key: [] }],
    },
    any: {
      securityDefinitions: {
        api_key: { ...apiKey, description: 'A key of the service.' },
        bearer: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'A token of Microsoft Entra ID.',
        },
      },
      security: [{ api_key: [] }, { bearer: [] }],
    },
  })[auth]

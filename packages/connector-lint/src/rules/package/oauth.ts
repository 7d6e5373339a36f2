import { oauthSettings } from '../../model/connection-parameters.js'
import { child } from '../../json/json-pointer.js'
import {
  has,
  isArray,
  membersOf,
  objectOf,
  shown,
  stringOf,
  stringsOf,
} from '../../json/json-value.js'
import type { PropertiesView } from '../../model/package-view.js'
import { judge, type Rule } from '../../rule.js'

/** The rules on OAuth settings of a connection. */
export const oauthRules: readonly Rule<PropertiesView>[] = [
  {
    id: 'SecretInProperties',
    severity: 'error',
    about: 'apiProperties.json holds no secret.',
    own: true,
    check: (view) =>
      judge(oauthSettings(view), ({ pointer, value }) =>
        membersOf(value)
          .filter(([key, secret]) => /secret/i.test(key) && stringOf(secret) !== undefined)
          .filter(([, secret]) => secret !== '')
          .map(([key]) => ({
            pointer: child(pointer, key),
            message: `${key} is a secret in a file; remove it and hand it to the deployment.`,
          })),
      ),
  },
  {
    id: 'RedirectModeNotPerConnector',
    severity: 'error',
    about: 'redirectMode is GlobalPerConnector: reviewers ask for it of every OAuth connector.',
    own: true,
    check: (view) =>
      judge(
        oauthSettings(view),
        ({ value, pointer }) =>
          value.redirectMode !== 'GlobalPerConnector' && {
            pointer: child(pointer, 'redirectMode'),
            message: `redirectMode is ${shown(value.redirectMode)}; write "GlobalPerConnector".`,
          },
      ),
  },
  {
    id: 'RedirectUrlPresent',
    severity: 'warning',
    about: 'redirectUrl is left out: the platform makes one per connector.',
    own: true,
    check: (view) =>
      judge(
        oauthSettings(view),
        ({ value, pointer }) =>
          has(value, 'redirectUrl') && {
            pointer: child(pointer, 'redirectUrl'),
            message: 'redirectUrl is fixed, but the platform makes one per connector; remove it.',
          },
      ),
  },
  {
    id: 'OAuthSettingIncomplete',
    severity: 'error',
    about: 'OAuth settings have an identity provider, a client id and a list of scopes.',
    own: true,
    check: (view) =>
      judge(oauthSettings(view), ({ value, pointer }) => {
        const missing = ['identityProvider', 'clientId'].filter((key) => !stringOf(value[key]))
        const scopes = isArray(value.scopes) ? [] : ['scopes']
        return [...missing, ...scopes].map((key) => ({
          pointer,
          message: `The OAuth setting has no ${key}; add it.`,
        }))
      }),
  },
  {
    id: 'EntraSettingIncomplete',
    severity: 'error',
    about: 'Entra settings name the resource and the sign-in’s address and tenant.',
    own: true,
    check: (view) =>
      judge(oauthSettings(view), ({ value, pointer }) => {
        if (value.identityProvider !== 'aad') return false
        const custom = objectOf(value.customParameters)
        return ['loginUri', 'tenantId', 'resourceUri']
          .filter((key) => stringOf(objectOf(custom[key]).value) === undefined)
          .map((key) => ({
            pointer: child(pointer, 'customParameters'),
            message: `The Entra setting has no ${key}; add { "value": "…" }.`,
          }))
      }),
  },
  {
    id: 'OnBehalfOfMisspelt',
    severity: 'error',
    about: 'enableOnbehalfOfLogin is spelt so.',
    own: true,
    check: (view) =>
      judge(oauthSettings(view), ({ value, pointer }) =>
        Object.keys(objectOf(value.customParameters))
          .filter((key) => /^enableOnBehalfOfLogin$/i.test(key) && key !== 'enableOnbehalfOfLogin')
          .map((key) => ({
            pointer: child(pointer, 'customParameters', key),
            message: `${key} is read as enableOnbehalfOfLogin only; spell it so.`,
          })),
      ),
  },
  {
    id: 'RepositoryRedirectModeNotListed',
    severity: 'info',
    about:
      'redirectMode is in the schema, which lacks GlobalPerConnector; reviewers want it still.',
    own: true,
    strictRepo: true,
    check: (view) =>
      judge(
        oauthSettings(view),
        ({ value, pointer }) =>
          stringsOf([value.redirectMode]).includes('GlobalPerConnector') && {
            pointer: child(pointer, 'redirectMode'),
            message:
              'The repository’s schema lacks GlobalPerConnector; keep it, for reviewers ask for it.',
          },
      ),
  },
]

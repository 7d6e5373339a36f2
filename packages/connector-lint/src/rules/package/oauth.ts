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
import { oauthSettings } from '../../model/connection-parameters.js'
import type { PropertiesView } from '../../model/package-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { CERTIFICATION, REPOSITORY_SCHEMAS } from '../../sources.js'

// What certified connectors write where the secret would be.
const PLACEHOLDER = /^$|[[<{]|your|dummy|placeholder|^test$|registration/i

const isSecret = (value: unknown) => !PLACEHOLDER.test(stringOf(value) ?? '')

/** The rules on OAuth settings of a connection. */
export const oauthRules: readonly Rule<PropertiesView>[] = [
  defineRule({
    id: 'SecretInProperties',
    profile: 'import',
    severity: 'error',
    description: 'apiProperties.json holds no secret.',
    why: 'Whoever reads the file signs in as the app, so the secret has to be changed before the connector may work.',
    evidence: 'seen in no certified connector, where placeholders stand for it',
    nodes: oauthSettings,
    check: ({ pointer, value }) =>
      membersOf(value)
        .filter(([key, secret]) => /secret/i.test(key) && isSecret(secret))
        .map(([key]) => ({
          pointer: child(pointer, key),
          message: `${key} is a secret in a file; remove it and hand it to the deployment.`,
        })),
  }),
  defineRule({
    id: 'RedirectModeNotPerConnector',
    profile: 'certify',
    severity: 'error',
    description:
      'redirectMode is GlobalPerConnector: reviewers ask for it of every OAuth connector.',
    evidence: CERTIFICATION,
    nodes: oauthSettings,
    check: ({ value, pointer }) =>
      value.redirectMode !== 'GlobalPerConnector' && {
        pointer: child(pointer, 'redirectMode'),
        message: `redirectMode is ${shown(value.redirectMode)}; write "GlobalPerConnector".`,
      },
  }),
  defineRule({
    id: 'RedirectUrlPresent',
    profile: 'recommended',
    severity: 'warning',
    description: 'redirectUrl is left out: the platform makes one per connector.',
    evidence: 'seen in certified connectors of before GlobalPerConnector',
    nodes: oauthSettings,
    check: ({ value, pointer }) =>
      has(value, 'redirectUrl') && {
        pointer: child(pointer, 'redirectUrl'),
        message: 'redirectUrl is fixed, but the platform makes one per connector; remove it.',
      },
  }),
  defineRule({
    id: 'OAuthSettingIncomplete',
    profile: 'recommended',
    severity: 'warning',
    description: 'OAuth settings have an identity provider, a client id and a list of scopes.',
    evidence: 'seen in every OAuth setting of the public repository',
    nodes: oauthSettings,
    check: ({ value, pointer }) => {
      const missing = ['identityProvider', 'clientId'].filter((key) => !stringOf(value[key]))
      const scopes = isArray(value.scopes) ? [] : ['scopes']
      return [...missing, ...scopes].map((key) => ({
        pointer,
        message: `The OAuth setting has no ${key}; add it.`,
      }))
    },
  }),
  defineRule({
    id: 'EntraSettingIncomplete',
    profile: 'recommended',
    severity: 'warning',
    description: 'Entra settings name the resource and the sign-in’s address and tenant.',
    evidence: 'seen in nearly every Entra setting of the public repository',
    nodes: oauthSettings,
    check: ({ value, pointer }) => {
      if (value.identityProvider !== 'aad') return false
      const custom = objectOf(value.customParameters)
      return ['loginUri', 'tenantId', 'resourceUri']
        .filter((key) => stringOf(objectOf(custom[key]).value) === undefined)
        .map((key) => ({
          pointer: child(pointer, 'customParameters'),
          message: `The Entra setting has no ${key}; add { "value": "…" }.`,
        }))
    },
  }),
  defineRule({
    id: 'OnBehalfOfMisspelt',
    profile: 'import',
    severity: 'error',
    description: 'enableOnbehalfOfLogin is spelt so.',
    evidence: 'seen in the public repository, which has one spelling',
    nodes: oauthSettings,
    check: ({ value, pointer }) =>
      Object.keys(objectOf(value.customParameters))
        .filter((key) => /^enableOnBehalfOfLogin$/i.test(key) && key !== 'enableOnbehalfOfLogin')
        .map((key) => ({
          pointer: child(pointer, 'customParameters', key),
          message: `${key} is read as enableOnbehalfOfLogin only; spell it so.`,
        })),
  }),
  defineRule({
    id: 'RepositoryRedirectModeNotListed',
    profile: 'recommended',
    severity: 'info',
    description:
      'redirectMode is in the schema, which lacks GlobalPerConnector; reviewers want it still.',
    evidence: REPOSITORY_SCHEMAS,
    strictRepo: true,
    nodes: oauthSettings,
    check: ({ value, pointer }) =>
      stringsOf([value.redirectMode]).includes('GlobalPerConnector') && {
        pointer: child(pointer, 'redirectMode'),
        message:
          'The repository’s schema lacks GlobalPerConnector; keep it, for reviewers ask for it.',
      },
  }),
]

import { type RuleCase } from '../rule-case.js'

const key = '/securityDefinitions/key'
const oauth = '/securityDefinitions/oauth'

/** Cases for the rules on security definitions and requirements. */
export const securityCases: readonly RuleCase[] = [
  ['SecuritySchemePropertyRequired', key, 'The "apiKey" definition has no name', [`${key}/name`]],
  [
    'SecuritySchemePropertyRequired',
    oauth,
    'The "oauth2" definition has no tokenUrl',
    [`${oauth}/tokenUrl`],
  ],
  [
    'SecuritySchemePropertyNotValid',
    `${key}/flow`,
    'flow is not for this kind of "apiKey" definition',
    [`${key}/flow`, 'implicit'],
  ],
  [
    'OAuthUrlsIdentical',
    `${oauth}/tokenUrl`,
    'tokenUrl equals authorizationUrl, "https://a.b/c"',
    [`${oauth}/tokenUrl`, 'https://a.b/c'],
    [`${oauth}/authorizationUrl`, 'https://a.b/c'],
  ],
  [
    'SecurityRequirementMustBeDefined',
    '/security/1/other',
    '"other" is not in securityDefinitions',
    ['/security/-', { other: [] }],
  ],
  [
    'SecurityRequirementMustHaveValue',
    '/security/1/key',
    'The requirement "key" has no list',
    ['/security/-', { key: null }],
  ],
  [
    'SecurityRequirementMustHaveEmptyValue',
    '/security/1/key',
    'The requirement "key" is no OAuth and has no scopes',
    ['/security/-', { key: ['events'] }],
  ],
  [
    'OAuthSecurityRequirementValueMustBeScopeName',
    '/security/1/oauth/0',
    '"oauth" defines no scope "orders"',
    ['/security/-', { oauth: ['orders'] }],
  ],
]

import { STORE, type RuleCase } from '../rule-case.js'

const metadata = '/x-ms-connector-metadata'

/** Cases for the rules on the head of the document. */
export const documentCases: readonly RuleCase[] = [
  ['SpecificationVersionIncorrect', '/swagger', 'swagger is 2', ['/swagger', 2]],
  [
    'HostNameNotValid',
    '/host',
    'host is "https://orders.contoso.com"',
    ['/host', 'https://orders.contoso.com'],
  ],
  ['HostWithoutDomain', '/host', 'host is "orders", a name without a domain', ['/host', 'orders']],
  ['HostMissing', '', 'The definition has no host', ['/host']],
  [
    'HostNotForProduction',
    '/host',
    'host "orders-test.contoso.com" looks like a trial host',
    ['/host', 'orders-test.contoso.com'],
  ],
  ['BasePathNotValid', '/basePath', 'basePath is "api"', ['/basePath', 'api']],
  ['SchemesArrayEmpty', '/schemes', 'schemes is empty', ['/schemes', []]],
  [
    'SchemeNotValid',
    '/schemes/1',
    'The scheme "ftp" is no transfer protocol',
    ['/schemes/-', 'ftp'],
  ],
  ['SchemeNotSupported', '/schemes/1', 'The scheme "wss" is not supported', ['/schemes/-', 'wss']],
  ['SchemeNotHttps', '/schemes', 'schemes is not ["https"]', ['/schemes', ['http', 'https']]],
  [
    'TagRedefined',
    '/tags/1',
    'The tag "events" is defined already',
    ['/tags/-', { name: 'events' }],
  ],
  [
    'UrlNotValid',
    '/info/contact/url',
    'url is "contoso.com"',
    ['/info/contact/url', 'contoso.com'],
  ],
  [
    'ContactEmailNotValid',
    '/info/contact/email',
    'email is "support"',
    ['/info/contact/email', 'support'],
  ],
  ['ContactIncomplete', '/info/contact', 'The contact has no email', ['/info/contact/email']],
  [
    'ConnectorMetadataPropertiesMissing',
    metadata,
    'x-ms-connector-metadata has no Website',
    [`${metadata}/0`],
  ],
  [
    'ConnectorMetadataPropertiesMissing',
    metadata,
    'x-ms-connector-metadata has no Categories',
    [metadata],
  ],
  [
    'InvalidConnectorCategory',
    `${metadata}/2/propertyValue`,
    '"Shops" is no category',
    [`${metadata}/2/propertyValue`, 'Shops'],
  ],
  [
    'TooManyConnectorCategories',
    `${metadata}/2/propertyValue`,
    'There are 3 categories',
    [`${metadata}/2/propertyValue`, 'AI;Data;Finance'],
  ],
  [
    'RepositoryFormatNotListed',
    `${STORE}/format`,
    'The repository’s schema has no format guid',
    [`${STORE}/format`, 'guid'],
  ],
  [
    'RepositoryExtensionNotListed',
    '/info/x-ms-keywords',
    'The repository’s schema has no x-ms-keywords',
    ['/info/x-ms-keywords', []],
  ],
  [
    'RepositoryTestConnectionNotListed',
    '/x-ms-capabilities/testConnection',
    'The repository’s schema notes testConnection as unsupported',
    ['/info/version', '1.1'],
  ],
]

import { languagePattern } from './patterns.js'

const locale = {
  type: 'string',
  pattern: languagePattern,
  description: 'A language, such as en, fr or de.',
} as const

const texts = {
  type: 'object',
  required: ['title', 'description'],
  additionalProperties: false,
  properties: {
    title: {
      type: 'string',
      minLength: 1,
      maxLength: 30,
      description: 'At most 30 characters, without "API", "Connector" or a product\'s name.',
    },
    description: {
      type: 'string',
      minLength: 30,
      maxLength: 500,
      description: '30 to 500 characters.',
    },
  },
} as const

/** Source: https://learn.microsoft.com/connectors/custom-connectors/certification-submission */
const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Data',
  'Finance',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
] as const

const httpsUrl = {
  type: 'string',
  format: 'uri',
  pattern: '^https://',
  description: 'An https URL.',
} as const

/** JSON Schema of connector.json: what a company says once of its connector, whatever event types it has. */
export const connectorFormat = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A connector',
  description: 'What the connector is called, whose it is, and where its app is reached.',
  type: 'object',
  required: [
    'version',
    'publisher',
    'locale',
    'texts',
    'contact',
    'website',
    'privacyPolicy',
    'categories',
    'brandColor',
    'host',
    'auth',
    'clientId',
  ],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'Where an editor finds this schema.' },
    version: {
      type: 'string',
      pattern: '^\\d+\\.\\d+(\\.\\d+)?$',
      description: "The connector's own version, such as 1.0.0.",
    },
    publisher: { type: 'string', minLength: 1, description: 'The company whose connector it is.' },
    locale: {
      ...locale,
      description: 'The language of what is made unless another is asked for; one of "texts".',
    },
    texts: {
      type: 'object',
      minProperties: 1,
      propertyNames: locale,
      additionalProperties: texts,
      description:
        'What makers read of the connector, by language. Event types have texts in each of them.',
    },
    contact: {
      type: 'object',
      required: ['name', 'url', 'email'],
      additionalProperties: false,
      properties: {
        name: { type: 'string', minLength: 1 },
        url: httpsUrl,
        email: { type: 'string', format: 'email' },
      },
      description: 'Whom users of the connector turn to.',
    },
    website: httpsUrl,
    privacyPolicy: httpsUrl,
    categories: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
      items: {
        enum: categories,
      },
      description: "Where the connector is filed: one or two of Microsoft's list.",
    },
    brandColor: {
      type: 'string',
      pattern: '^#[0-9a-fA-F]{6}$',
      not: { enum: ['#ffffff', '#FFFFFF', '#007ee5', '#007EE5'] },
      description: "Six hexadecimal digits, neither white nor the platform's #007ee5.",
    },
    icon: {
      type: 'string',
      pattern: '^[^/\\\\].*\\.png$',
      description:
        'A PNG beside this file, square, 100 to 230 pixels. Drawn in the brand colour where there is none.',
    },
    host: {
      type: 'string',
      pattern: '^[A-Za-z0-9.-]+(:\\d+)?(/[A-Za-z0-9._~-]+)*$',
      description:
        'Where flows reach the app, with a base path where it has one: apis.contoso.com/events.',
    },
    auth: { enum: ['entra', 'apikey'], description: 'How connections sign in.' },
    clientId: {
      type: 'string',
      pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
      description: "The app registration's client id; zeros until there is one.",
    },
  },
} as const

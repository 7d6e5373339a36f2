import { METHODS, type NodeKind } from './nesting.js'

/** What a member may be: a JSON type, or one of some strings. */
export type MemberType =
  | 'any'
  | 'string'
  | 'boolean'
  | 'number'
  | 'array'
  | 'object'
  | 'scalar'
  | 'objectOrBoolean'
  | readonly string[]

/** The members of one kind of object; extensions are in a table of their own. */
export interface Shape {
  readonly members: Readonly<Record<string, MemberType>>
  readonly required?: readonly string[]
  /** No extension may be added here. */
  readonly closed?: true
}

const bounds = {
  maximum: 'number',
  exclusiveMaximum: 'boolean',
  minimum: 'number',
  exclusiveMinimum: 'boolean',
  maxLength: 'number',
  minLength: 'number',
  pattern: 'string',
  maxItems: 'number',
  minItems: 'number',
  uniqueItems: 'boolean',
  enum: 'array',
  multipleOf: 'number',
} as const
const collection = {
  format: 'string',
  items: 'object',
  collectionFormat: 'string',
  default: 'any',
} as const
const simpleTypes = ['string', 'number', 'integer', 'boolean', 'array'] as const
const texts = { description: 'string', title: 'string' } as const

/** OpenAPI 2.0 as data: https://spec.openapis.org/oas/v2.0 for the objects, our reference for Microsoft's. */
export const shapes: Readonly<Partial<Record<NodeKind, Shape>>> = {
  document: {
    members: {
      swagger: 'any',
      info: 'object',
      host: 'string',
      basePath: 'string',
      schemes: 'array',
      consumes: 'array',
      produces: 'array',
      paths: 'object',
      definitions: 'object',
      parameters: 'object',
      responses: 'object',
      securityDefinitions: 'object',
      security: 'array',
      tags: 'array',
      externalDocs: 'object',
    },
    required: ['swagger', 'info', 'paths'],
  },
  info: {
    members: {
      ...texts,
      termsOfService: 'string',
      contact: 'object',
      license: 'object',
      version: 'string',
    },
    required: ['title', 'version'],
  },
  contact: { members: { name: 'string', url: 'string', email: 'string' } },
  license: { members: { name: 'string', url: 'string' }, required: ['name'] },
  externalDocs: { members: { description: 'string', url: 'string' }, required: ['url'] },
  tag: {
    members: { name: 'string', description: 'string', externalDocs: 'object' },
    required: ['name'],
  },
  securityScheme: {
    members: {
      type: ['basic', 'apiKey', 'oauth2'],
      description: 'string',
      name: 'string',
      in: ['query', 'header'],
      flow: ['implicit', 'password', 'application', 'accessCode'],
      authorizationUrl: 'string',
      tokenUrl: 'string',
      scopes: 'object',
    },
    required: ['type'],
  },
  pathItem: {
    members: {
      $ref: 'string',
      ...Object.fromEntries(METHODS.map((method) => [method, 'object' as const])),
      parameters: 'array',
    },
  },
  operation: {
    members: {
      tags: 'array',
      summary: 'string',
      description: 'string',
      externalDocs: 'object',
      operationId: 'string',
      consumes: 'array',
      produces: 'array',
      parameters: 'array',
      responses: 'object',
      schemes: 'array',
      deprecated: 'boolean',
      security: 'array',
    },
  },
  parameter: {
    members: {
      name: 'string',
      in: ['query', 'header', 'path', 'formData', 'body'],
      description: 'string',
      required: 'boolean',
      schema: 'object',
      type: [...simpleTypes, 'file'],
      allowEmptyValue: 'boolean',
      ...collection,
      ...bounds,
      // Not OpenAPI's: Microsoft's own page shows it on parameters, so it is no fault here.
      title: 'string',
    },
    required: ['name', 'in'],
  },
  items: { members: { type: simpleTypes, ...collection, ...bounds }, required: ['type'] },
  response: {
    members: { description: 'string', schema: 'object', headers: 'object', examples: 'object' },
    required: ['description'],
  },
  header: {
    members: { type: simpleTypes, description: 'string', ...collection, ...bounds },
    required: ['type'],
  },
}

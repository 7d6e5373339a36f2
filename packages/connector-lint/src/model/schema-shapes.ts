import type { NodeKind } from './nesting.js'
import { shapes, type Shape } from './shapes.js'

const reference = {
  operationId: 'string',
  parameters: 'object',
  builtInOperation: 'string',
  capability: 'string',
} as const
const treeStep = {
  operationId: 'string',
  parameters: 'object',
  itemValuePath: 'string',
  itemTitlePath: 'string',
  itemFullTitlePath: 'string',
  itemIsParent: 'string',
  itemsPath: 'string',
} as const

const schema: Shape = {
  members: {
    $ref: 'string',
    format: 'string',
    title: 'string',
    description: 'string',
    default: 'any',
    multipleOf: 'number',
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
    maxProperties: 'number',
    minProperties: 'number',
    required: 'array',
    enum: 'array',
    type: ['object', 'array', 'string', 'number', 'integer', 'boolean', 'file'],
    items: 'object',
    allOf: 'array',
    properties: 'object',
    additionalProperties: 'objectOrBoolean',
    discriminator: 'string',
    readOnly: 'boolean',
    xml: 'object',
    externalDocs: 'object',
    example: 'any',
  },
}

/** The shapes of schemas and of the objects Microsoft's extensions hold, beside OpenAPI's own. */
export const allShapes: Readonly<Partial<Record<NodeKind, Shape>>> = {
  ...shapes,
  schema,
  notificationContent: {
    members: { description: 'string', schema: 'object', headers: 'object' },
    required: ['schema'],
    closed: true,
  },
  notification: { members: { operationId: 'string' }, required: ['operationId'], closed: true },
  triggerMetadata: {
    members: { kind: ['query'], mode: ['polling'] },
    required: ['kind', 'mode'],
    closed: true,
  },
  apiAnnotation: {
    members: {
      status: ['Preview', 'Production'],
      family: 'string',
      revision: 'number',
      replacement: 'object',
      expires: 'string',
    },
    closed: true,
  },
  apiReplacement: { members: { api: 'string', operationId: 'string' }, closed: true },
  connectorMetadata: {
    members: { propertyName: 'string', propertyValue: 'string' },
    required: ['propertyName', 'propertyValue'],
    closed: true,
  },
  enumValue: {
    members: { value: 'scalar', displayName: 'string', description: 'string' },
    required: ['value'],
    closed: true,
  },
  pageable: { members: { nextLinkName: 'string' }, required: ['nextLinkName'], closed: true },
  operationContext: { members: { simulate: 'object' }, required: ['simulate'], closed: true },
  simulate: {
    members: { operationId: 'string', parameters: 'object' },
    required: ['operationId'],
    closed: true,
  },
  testConnection: {
    members: { operationId: 'string', parameters: 'object' },
    required: ['operationId'],
    closed: true,
  },
  dynamicValues: {
    members: {
      ...reference,
      'value-collection': 'string',
      'value-path': 'string',
      'value-title': 'string',
    },
  },
  dynamicList: {
    members: {
      ...reference,
      itemsPath: 'string',
      itemValuePath: 'string',
      itemTitlePath: 'string',
    },
    closed: true,
  },
  dynamicSchema: { members: { ...reference, 'value-path': 'string' } },
  dynamicProperties: { members: { ...reference, itemValuePath: 'string' }, closed: true },
  dynamicTree: { members: { settings: 'object', open: 'object', browse: 'object' }, closed: true },
  dynamicTreeStep: { members: treeStep, required: ['operationId', 'itemValuePath'], closed: true },
}

/** The kinds of objects that have a shape. */
export const shapedKinds = Object.keys(allShapes) as NodeKind[]

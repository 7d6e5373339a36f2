/** What an object of a definition stands for. */
export type NodeKind =
  | 'document'
  | 'info'
  | 'contact'
  | 'license'
  | 'externalDocs'
  | 'tag'
  | 'securityScheme'
  | 'connectorMetadata'
  | 'capabilities'
  | 'testConnection'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'items'
  | 'response'
  | 'header'
  | 'schema'
  | 'notificationContent'
  | 'notification'
  | 'triggerMetadata'
  | 'apiAnnotation'
  | 'apiReplacement'
  | 'enumValue'
  | 'pageable'
  | 'operationContext'
  | 'simulate'
  | 'dynamicValues'
  | 'dynamicList'
  | 'dynamicSchema'
  | 'dynamicProperties'
  | 'dynamicTree'
  | 'dynamicTreeStep'

/** Where an object of one kind holds objects of another: in one member, in a list or in a map. */
export interface Nesting {
  readonly key: string
  readonly kind: NodeKind
  readonly many?: 'list' | 'map'
}

const one = (key: string, kind: NodeKind): Nesting => ({ key, kind })
const list = (key: string, kind: NodeKind): Nesting => ({ key, kind, many: 'list' })
const map = (key: string, kind: NodeKind): Nesting => ({ key, kind, many: 'map' })

/** The methods an OpenAPI 2.0 path item may have. */
export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const

const dynamic = [
  one('x-ms-dynamic-values', 'dynamicValues'),
  one('x-ms-dynamic-list', 'dynamicList'),
  one('x-ms-dynamic-schema', 'dynamicSchema'),
  one('x-ms-dynamic-properties', 'dynamicProperties'),
  one('x-ms-dynamic-tree', 'dynamicTree'),
  list('x-ms-enum-values', 'enumValue'),
]

/** The shape of an OpenAPI 2.0 definition with Microsoft's extensions, as a table of what holds what. */
export const nesting: Readonly<Record<NodeKind, readonly Nesting[]>> = {
  document: [
    one('info', 'info'),
    map('paths', 'pathItem'),
    map('definitions', 'schema'),
    map('parameters', 'parameter'),
    map('responses', 'response'),
    map('securityDefinitions', 'securityScheme'),
    list('tags', 'tag'),
    one('externalDocs', 'externalDocs'),
    list('x-ms-connector-metadata', 'connectorMetadata'),
    one('x-ms-capabilities', 'capabilities'),
  ],
  info: [
    one('contact', 'contact'),
    one('license', 'license'),
    one('x-ms-api-annotation', 'apiAnnotation'),
  ],
  contact: [],
  license: [],
  externalDocs: [],
  tag: [one('externalDocs', 'externalDocs')],
  securityScheme: [],
  connectorMetadata: [],
  capabilities: [one('testConnection', 'testConnection')],
  testConnection: [],
  pathItem: [
    ...METHODS.map((method) => one(method, 'operation')),
    list('parameters', 'parameter'),
    one('x-ms-notification-content', 'notificationContent'),
  ],
  operation: [
    list('parameters', 'parameter'),
    map('responses', 'response'),
    one('externalDocs', 'externalDocs'),
    one('x-ms-trigger-metadata', 'triggerMetadata'),
    one('x-ms-notification', 'notification'),
    one('x-ms-api-annotation', 'apiAnnotation'),
    one('x-ms-pageable', 'pageable'),
    one('x-ms-operation-context', 'operationContext'),
  ],
  parameter: [one('schema', 'schema'), one('items', 'items'), ...dynamic],
  items: [one('items', 'items'), ...dynamic],
  response: [one('schema', 'schema'), map('headers', 'header')],
  header: [one('items', 'items')],
  schema: [
    map('properties', 'schema'),
    one('items', 'schema'),
    one('additionalProperties', 'schema'),
    list('allOf', 'schema'),
    one('externalDocs', 'externalDocs'),
    ...dynamic,
  ],
  notificationContent: [one('schema', 'schema')],
  notification: [],
  triggerMetadata: [],
  apiAnnotation: [one('replacement', 'apiReplacement')],
  apiReplacement: [],
  enumValue: [],
  pageable: [],
  operationContext: [one('simulate', 'simulate')],
  simulate: [],
  dynamicValues: [],
  dynamicList: [],
  dynamicSchema: [],
  dynamicProperties: [],
  dynamicTree: [one('open', 'dynamicTreeStep'), one('browse', 'dynamicTreeStep')],
  dynamicTreeStep: [],
}

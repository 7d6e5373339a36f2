import type { NodeKind } from './nesting.js'
import type { MemberType } from './shapes.js'

/** An extension Power Platform reads: the type of its value and the objects it means something on. */
export interface Extension {
  readonly type: MemberType
  readonly on: readonly NodeKind[]
}

const inputs = ['parameter', 'schema', 'items'] as const
const one = (type: MemberType, ...on: readonly NodeKind[]): Extension => ({ type, on })

/** Microsoft's extensions: the documented ones, and peripheral ones that certified connectors carry. */
export const extensions: Readonly<Record<string, Extension>> = {
  'x-ms-trigger': one(['single', 'batch'], 'operation'),
  'x-ms-trigger-hint': one('string', 'operation'),
  'x-ms-trigger-metadata': one('object', 'operation'),
  'x-ms-trigger-value': one('object', 'parameter'),
  'x-ms-notification-content': one('object', 'pathItem'),
  'x-ms-notification-url': one('boolean', 'parameter', 'schema'),
  'x-ms-notification': one('object', 'operation'),
  'x-ms-visibility': one(['important', 'advanced', 'internal'], 'operation', 'header', ...inputs),
  'x-ms-summary': one('string', 'response', 'header', 'operation', ...inputs),
  'x-ms-dynamic-values': one('object', ...inputs),
  'x-ms-dynamic-list': one('object', ...inputs),
  'x-ms-dynamic-schema': one('object', ...inputs),
  'x-ms-dynamic-properties': one('object', ...inputs),
  'x-ms-dynamic-tree': one('object', ...inputs),
  'x-ms-enum-values': one('array', ...inputs),
  'x-ms-url-encoding': one(['single', 'double'], 'parameter'),
  'x-ms-api-annotation': one('object', 'operation', 'info'),
  'x-ms-capabilities': one('object', 'document', 'operation', ...inputs),
  'x-ms-operation-context': one('object', 'operation'),
  'x-ms-no-generic-test': one('boolean', 'operation'),
  'x-ms-test-value': one('any', ...inputs),
  'x-ms-connector-metadata': one('array', 'document'),
  'x-ms-pageable': one('object', 'operation'),
  'x-ms-safe-operation': one('boolean', 'operation'),
  'x-ms-localizeDefaultValue': one('boolean', ...inputs),
  'x-ms-media-kind': one('string', ...inputs),
  'x-ms-editor': one('string', ...inputs),
  'x-ms-editor-options': one('object', ...inputs),
  'x-ms-docs': one('object', 'document', 'info'),
  'x-ms-deployment-version': one('any', 'document', 'info'),
  'x-ms-keywords': one('any', 'document', 'info', 'operation', ...inputs),
  'x-ms-require-user-confirmation': one('boolean', 'operation'),
  'x-ms-openai-data': one('any', 'document', 'info', 'operation'),
  'x-ms-openai-manifest': one('any', 'document', 'info', 'operation'),
}

/** AutoRest's extensions, which Power Platform documents as ignored. */
export const ignoredExtensions: ReadonlySet<string> = new Set([
  'x-ms-enum',
  'x-ms-parameter-location',
  'x-ms-skip-url-encoding',
])

/**
 * The house, from the ground up: each room of `src/` imports only what stands on a floor below it, so that an arrow never runs up,
 * and rooms of one floor know nothing of each other. A new room gets its place here, and in the picture of docs/architecture.md.
 */
export const floors: readonly (readonly string[])[] = [
  ['settings.ts', 'json-object.ts'],
  ['telemetry/'],
  [
    'problem.ts',
    'log.ts',
    'loopback.ts',
    'host-limits.ts',
    'schema-parser.ts',
    'iso-time.ts',
    'find-above.ts',
    'bucket.ts',
    'catalogue/',
  ],
  ['signing/', 'storage/', 'entra-config.ts'],
  ['callbacks/', 'connections/', 'encryption/', 'queues/', 'keys/'],
  ['events/', 'subscriptions/'],
  ['delivery-store/', 'polling/', 'operational-events/'],
  ['deliveries/limits/', 'deliveries/outcome/'],
  ['deliveries/delivery-settings.ts', 'deliveries/attempt/'],
  ['deliveries/fan-out/', 'deliveries/resume/'],
  ['deliveries/delivery-engine.ts'],
  ['connector-definition/', 'operations/'],
  ['api-description/'],
  ['http/'],
  ['github/'],
  ['config.ts'],
  ['services.ts'],
  ['drain-at-end.ts', 'stop-visibly.ts'],
  ['hosted.ts'],
  ['functions/'],
]

/** Folders beside `src/`, and which of the project's own folders each may import. Only `src/` is deployed, and `console/`, which runs in a browser. */
export const neighbours: Readonly<Record<string, readonly string[]>> = {
  src: [],
  console: [],
  'packages/client/src': [],
  'packages/connector-lint/src': [],
  'packages/flow-simulator/src': ['packages/connector-lint'],
  tools: ['src'],
  local: ['src', 'tools', 'packages/flow-simulator'],
  bench: ['src', 'tools', 'local'],
}

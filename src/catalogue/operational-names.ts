/** The event types that the app has of its own: no catalogue may take their names. */
export const operationalNames = [
  'operations.backlog',
  'operations.callback_disabled',
  'operations.callback_failing',
  'operations.callback_recovered',
  'operations.dead_lettered',
] as const

/** One of them. */
export type OperationalName = (typeof operationalNames)[number]

const known: ReadonlySet<string> = new Set(operationalNames)

/** Whether an event type is one of the app's own. */
export const isOperational = (eventType: string): boolean => known.has(eventType)

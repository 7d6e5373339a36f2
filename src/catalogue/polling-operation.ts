import type { EventTypeFile } from './event-type.js'

/**
 * What the polling twin of an event type's trigger is called. The number of a version stays at the end, where Microsoft's validator
 * looks for it (OperationIdShouldEndWithRevision).
 */
export const pollingOperation = ({ operationId }: Pick<EventTypeFile, 'operationId'>): string =>
  operationId.replace(/(?:V\d+)?$/, 'Polling$&')

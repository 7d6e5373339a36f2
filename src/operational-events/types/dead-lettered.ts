import type { EventTypeFile } from '../../catalogue/event-type.js'
import { subject } from './subject.js'

/** Deliveries to one subscription were given up. */
export const deadLettered: EventTypeFile = {
  name: 'operations.dead_lettered',
  operationId: 'OperationsDeadLettered',
  schemaName: 'OperationsDeadLettered',
  texts: {
    en: {
      title: 'Operations: deliveries are given up',
      summary: 'When deliveries to a flow are given up',
      description:
        'This operation triggers when deliveries become dead letters, once a minute at most for a flow.',
      notification: 'The flow, how many deliveries were given up, and why the last one was.',
      properties: {
        ...subject.en,
        count: { title: 'Count', description: 'How many deliveries were given up.' },
        reason: { title: 'Reason', description: 'Why the last of them was given up.' },
        eventId: { title: 'Event', description: 'The event of the last of them.' },
      },
    },
    fr: {
      title: 'Exploitation : des livraisons sont abandonnées',
      summary: 'Lorsque des livraisons à un flux sont abandonnées',
      description:
        'Se déclenche lorsque des livraisons sont abandonnées, une fois par minute au plus pour un flux.',
      notification: 'Le flux, le nombre de livraisons abandonnées, et la raison de la dernière.',
      properties: {
        ...subject.fr,
        count: { title: 'Nombre', description: 'Le nombre de livraisons abandonnées.' },
        reason: { title: 'Raison', description: 'Pourquoi la dernière a été abandonnée.' },
        eventId: { title: 'Événement', description: "L'événement de la dernière." },
      },
    },
  },
  schema: {
    type: 'object',
    required: [...subject.required, 'count', 'reason', 'eventId'],
    properties: {
      ...subject.properties,
      count: { type: 'integer', minimum: 1 },
      reason: { type: 'string' },
      eventId: { type: 'string' },
    },
  },
  filters: ['eventType', { property: 'reason', is: 'contains' }],
  sample: {
    ...subject.sample,
    count: 12,
    reason: 'schema-mismatch',
    eventId: 'instore-zzzt9ak3rw0123456789abcdef',
  },
}

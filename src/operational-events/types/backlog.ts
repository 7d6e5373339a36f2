import type { EventTypeFile } from '../../catalogue/event-type.js'

/** Work that is due waits for too long. */
export const backlog: EventTypeFile = {
  name: 'operations.backlog',
  operationId: 'OperationsBacklog',
  schemaName: 'OperationsBacklog',
  texts: {
    en: {
      title: 'Operations: events are late',
      summary: 'When events wait for too long',
      description:
        'This operation triggers when work that is due has waited for more than five minutes, once an hour while it does.',
      notification: 'For how long the oldest work has waited, and where.',
      properties: {
        queue: { title: 'Queue', description: 'The queue that the oldest work waits in.' },
        dueSince: { title: 'Due Since', description: 'Since when the oldest work has been due.' },
        minutes: { title: 'Minutes', description: 'For how many minutes it has waited.' },
        messages: { title: 'Messages', description: 'About how many messages that queue holds.' },
      },
    },
    fr: {
      title: 'Exploitation : des événements ont du retard',
      summary: 'Lorsque des événements attendent trop longtemps',
      description:
        "Se déclenche lorsqu'un travail attend depuis plus de cinq minutes, une fois par heure tant que cela dure.",
      notification: 'Depuis quand le travail le plus ancien attend, et où.',
      properties: {
        queue: { title: 'File', description: 'La file où attend le travail le plus ancien.' },
        dueSince: { title: 'Attend depuis', description: 'Depuis quand ce travail attend.' },
        minutes: { title: 'Minutes', description: "Le nombre de minutes d'attente." },
        messages: {
          title: 'Messages',
          description: 'Le nombre approximatif de messages de la file.',
        },
      },
    },
  },
  schema: {
    type: 'object',
    required: ['queue', 'dueSince', 'minutes', 'messages'],
    properties: {
      queue: { type: 'string', enum: ['fan-out', 'deliveries', 'retries', 'releases'] },
      dueSince: { type: 'string', format: 'date-time' },
      minutes: { type: 'integer' },
      messages: { type: 'integer' },
    },
  },
  sample: {
    queue: 'deliveries',
    dueSince: '2026-03-02T12:00:00.000Z',
    minutes: 12,
    messages: 40_000,
  },
}
